
/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40101 SET @OLD_CHARACTER_SET_RESULTS=@@CHARACTER_SET_RESULTS */;
/*!40101 SET @OLD_COLLATION_CONNECTION=@@COLLATION_CONNECTION */;
/*!40101 SET NAMES utf8mb4 */;
/*!40103 SET @OLD_TIME_ZONE=@@TIME_ZONE */;
/*!40103 SET TIME_ZONE='+00:00' */;
/*!40014 SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
/*!40111 SET @OLD_SQL_NOTES=@@SQL_NOTES, SQL_NOTES=0 */;
DROP TABLE IF EXISTS `article`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `article` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `title` varchar(255) DEFAULT NULL,
  `status` varchar(255) DEFAULT 'draft',
  `sort` int(11) DEFAULT NULL,
  `author` char(36) DEFAULT NULL,
  `image` char(36) DEFAULT NULL,
  `user_created` char(36) DEFAULT NULL,
  `date_created` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `article_author_foreign` (`author`),
  KEY `article_image_foreign` (`image`),
  KEY `article_user_created_foreign` (`user_created`),
  CONSTRAINT `article_author_foreign` FOREIGN KEY (`author`) REFERENCES `author` (`id`) ON DELETE SET NULL,
  CONSTRAINT `article_image_foreign` FOREIGN KEY (`image`) REFERENCES `directus_files` (`id`),
  CONSTRAINT `article_user_created_foreign` FOREIGN KEY (`user_created`) REFERENCES `directus_users` (`id`) ON DELETE NO ACTION
) ENGINE=InnoDB AUTO_INCREMENT=4 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `article` WRITE;
/*!40000 ALTER TABLE `article` DISABLE KEYS */;
INSERT INTO `article` VALUES
(1,'First','published',1,'11111111-aaaa-4aaa-8aaa-000000000001',NULL,'f967ab54-0dc0-4773-b80e-7a9f1213c9bd','2026-11-22 22:33:45'),
(2,'Zweiter — ü €','draft',2,'11111111-aaaa-4aaa-8aaa-000000000002',NULL,'f967ab54-0dc0-4773-b80e-7a9f1213c9bd','2026-11-22 22:33:45'),
(3,'Third','archived',NULL,NULL,NULL,'f967ab54-0dc0-4773-b80e-7a9f1213c9bd','2026-11-22 22:33:45');
/*!40000 ALTER TABLE `article` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `article_blocks`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `article_blocks` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `article_id` int(10) unsigned DEFAULT NULL,
  `item` varchar(255) DEFAULT NULL,
  `collection` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `article_blocks_article_id_foreign` (`article_id`),
  CONSTRAINT `article_blocks_article_id_foreign` FOREIGN KEY (`article_id`) REFERENCES `article` (`id`) ON DELETE SET NULL
) ENGINE=InnoDB AUTO_INCREMENT=3 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `article_blocks` WRITE;
/*!40000 ALTER TABLE `article_blocks` DISABLE KEYS */;
INSERT INTO `article_blocks` VALUES
(1,1,'11111111-aaaa-4aaa-8aaa-000000000001','author'),
(2,1,'news','tag');
/*!40000 ALTER TABLE `article_blocks` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `article_tag`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `article_tag` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `article_id` int(10) unsigned DEFAULT NULL,
  `tag_code` varchar(32) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `article_tag_article_id_foreign` (`article_id`),
  KEY `article_tag_tag_code_foreign` (`tag_code`),
  CONSTRAINT `article_tag_article_id_foreign` FOREIGN KEY (`article_id`) REFERENCES `article` (`id`) ON DELETE CASCADE,
  CONSTRAINT `article_tag_tag_code_foreign` FOREIGN KEY (`tag_code`) REFERENCES `tag` (`code`) ON DELETE SET NULL
) ENGINE=InnoDB AUTO_INCREMENT=4 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `article_tag` WRITE;
/*!40000 ALTER TABLE `article_tag` DISABLE KEYS */;
INSERT INTO `article_tag` VALUES
(1,1,'news'),
(2,1,'sport'),
(3,2,'überblick');
/*!40000 ALTER TABLE `article_tag` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `article_translations`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `article_translations` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `article_id` int(10) unsigned DEFAULT NULL,
  `languages_code` varchar(255) DEFAULT NULL,
  `body` text DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `article_translations_article_id_foreign` (`article_id`),
  KEY `article_translations_languages_code_foreign` (`languages_code`),
  CONSTRAINT `article_translations_article_id_foreign` FOREIGN KEY (`article_id`) REFERENCES `article` (`id`) ON DELETE SET NULL,
  CONSTRAINT `article_translations_languages_code_foreign` FOREIGN KEY (`languages_code`) REFERENCES `languages` (`code`) ON DELETE SET NULL
) ENGINE=InnoDB AUTO_INCREMENT=3 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `article_translations` WRITE;
/*!40000 ALTER TABLE `article_translations` DISABLE KEYS */;
INSERT INTO `article_translations` VALUES
(1,1,'en-US','Hello\nworld'),
(2,1,'de-DE','Hallo \"Welt\" \\ 100%');
/*!40000 ALTER TABLE `article_translations` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `author`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `author` (
  `id` char(36) NOT NULL,
  `name` varchar(100) NOT NULL,
  `legacy_code` varchar(20) DEFAULT 'none',
  PRIMARY KEY (`id`),
  UNIQUE KEY `author_name_unique` (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `author` WRITE;
/*!40000 ALTER TABLE `author` DISABLE KEYS */;
INSERT INTO `author` VALUES
('11111111-aaaa-4aaa-8aaa-000000000001','Ada','L1'),
('11111111-aaaa-4aaa-8aaa-000000000002','Bo O\'Neil','none');
/*!40000 ALTER TABLE `author` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `auto`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `auto` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=3 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `auto` WRITE;
/*!40000 ALTER TABLE `auto` DISABLE KEYS */;
INSERT INTO `auto` VALUES
(1),
(2);
/*!40000 ALTER TABLE `auto` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `bare`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `bare` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `bare` WRITE;
/*!40000 ALTER TABLE `bare` DISABLE KEYS */;
/*!40000 ALTER TABLE `bare` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_access`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_access` (
  `id` char(36) NOT NULL,
  `role` char(36) DEFAULT NULL,
  `user` char(36) DEFAULT NULL,
  `policy` char(36) NOT NULL,
  `sort` int(11) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `directus_access_role_foreign` (`role`),
  KEY `directus_access_user_foreign` (`user`),
  KEY `directus_access_policy_foreign` (`policy`),
  CONSTRAINT `directus_access_policy_foreign` FOREIGN KEY (`policy`) REFERENCES `directus_policies` (`id`) ON DELETE CASCADE,
  CONSTRAINT `directus_access_role_foreign` FOREIGN KEY (`role`) REFERENCES `directus_roles` (`id`) ON DELETE CASCADE,
  CONSTRAINT `directus_access_user_foreign` FOREIGN KEY (`user`) REFERENCES `directus_users` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_access` WRITE;
/*!40000 ALTER TABLE `directus_access` DISABLE KEYS */;
INSERT INTO `directus_access` VALUES
('14e20bc2-1990-48c0-bce0-54110316938d',NULL,NULL,'abf8a154-5b1c-4a46-ac9c-7300570f4f17',1),
('4afbea8b-514e-4c63-8156-b70249a8f435','264d6bb4-8410-45c5-ae32-3a3a2dbf8903',NULL,'7bc5ff3e-f69b-4f6e-a314-c1fccb8be91d',NULL);
/*!40000 ALTER TABLE `directus_access` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_activity`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_activity` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `action` varchar(45) NOT NULL,
  `user` char(36) DEFAULT NULL,
  `timestamp` timestamp NOT NULL DEFAULT current_timestamp(),
  `ip` varchar(50) DEFAULT NULL,
  `user_agent` text DEFAULT NULL,
  `collection` varchar(64) NOT NULL,
  `item` varchar(255) NOT NULL,
  `origin` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `directus_activity_collection_foreign` (`collection`),
  KEY `directus_activity_timestamp_index` (`timestamp`)
) ENGINE=InnoDB AUTO_INCREMENT=89 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

DROP TABLE IF EXISTS `directus_collections`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_collections` (
  `collection` varchar(64) NOT NULL,
  `icon` varchar(64) DEFAULT NULL,
  `note` text DEFAULT NULL,
  `display_template` varchar(255) DEFAULT NULL,
  `hidden` tinyint(1) NOT NULL DEFAULT 0,
  `singleton` tinyint(1) NOT NULL DEFAULT 0,
  `translations` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`translations`)),
  `archive_field` varchar(64) DEFAULT NULL,
  `archive_app_filter` tinyint(1) NOT NULL DEFAULT 1,
  `archive_value` varchar(255) DEFAULT NULL,
  `unarchive_value` varchar(255) DEFAULT NULL,
  `sort_field` varchar(64) DEFAULT NULL,
  `accountability` varchar(255) DEFAULT 'all',
  `color` varchar(255) DEFAULT NULL,
  `item_duplication_fields` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`item_duplication_fields`)),
  `sort` int(11) DEFAULT NULL,
  `group` varchar(64) DEFAULT NULL,
  `collapse` varchar(255) NOT NULL DEFAULT 'open',
  `preview_url` varchar(255) DEFAULT NULL,
  `versioning` tinyint(1) NOT NULL DEFAULT 0,
  `status` varchar(255) NOT NULL DEFAULT 'active',
  `autosave_revision_interval` float(8,2) DEFAULT NULL,
  PRIMARY KEY (`collection`),
  KEY `directus_collections_group_foreign` (`group`),
  CONSTRAINT `directus_collections_group_foreign` FOREIGN KEY (`group`) REFERENCES `directus_collections` (`collection`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_collections` WRITE;
/*!40000 ALTER TABLE `directus_collections` DISABLE KEYS */;
INSERT INTO `directus_collections` VALUES
('article',NULL,NULL,NULL,0,0,NULL,'status',1,'archived','draft','sort','all',NULL,'[\"title\",\"author\"]',NULL,'grp','open',NULL,1,'active',NULL),
('article_blocks',NULL,NULL,NULL,1,0,NULL,NULL,1,NULL,NULL,NULL,'all',NULL,NULL,NULL,NULL,'open',NULL,0,'active',NULL),
('article_tag',NULL,NULL,NULL,1,0,NULL,NULL,1,NULL,NULL,NULL,'all',NULL,NULL,NULL,NULL,'open',NULL,0,'active',NULL),
('article_translations',NULL,NULL,NULL,1,0,NULL,NULL,1,NULL,NULL,NULL,'all',NULL,NULL,NULL,NULL,'open',NULL,0,'active',NULL),
('author','person','Authors','{{name}}',0,0,'[{\"language\":\"en-US\",\"translation\":\"Author\"}]',NULL,1,NULL,NULL,NULL,'all',NULL,NULL,NULL,'grp','open',NULL,0,'active',NULL),
('auto',NULL,NULL,NULL,0,0,NULL,NULL,1,NULL,NULL,NULL,'all',NULL,NULL,NULL,NULL,'open',NULL,0,'active',NULL),
('grp','folder',NULL,NULL,0,0,NULL,NULL,1,NULL,NULL,NULL,'all',NULL,NULL,NULL,NULL,'open',NULL,0,'active',NULL),
('kinds',NULL,NULL,NULL,0,0,NULL,NULL,1,NULL,NULL,NULL,'all',NULL,NULL,3,NULL,'open',NULL,0,'active',NULL),
('languages',NULL,NULL,NULL,0,0,NULL,NULL,1,NULL,NULL,NULL,'all',NULL,NULL,NULL,NULL,'open',NULL,0,'active',NULL),
('tag',NULL,NULL,NULL,0,0,NULL,NULL,1,NULL,NULL,NULL,'all',NULL,NULL,NULL,NULL,'open',NULL,0,'active',NULL);
/*!40000 ALTER TABLE `directus_collections` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_comments`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_comments` (
  `id` char(36) NOT NULL,
  `collection` varchar(64) NOT NULL,
  `item` varchar(255) NOT NULL,
  `comment` text NOT NULL,
  `date_created` timestamp NULL DEFAULT current_timestamp(),
  `date_updated` timestamp NULL DEFAULT current_timestamp(),
  `user_created` char(36) DEFAULT NULL,
  `user_updated` char(36) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `directus_comments_user_created_foreign` (`user_created`),
  KEY `directus_comments_user_updated_foreign` (`user_updated`),
  CONSTRAINT `directus_comments_user_created_foreign` FOREIGN KEY (`user_created`) REFERENCES `directus_users` (`id`) ON DELETE SET NULL,
  CONSTRAINT `directus_comments_user_updated_foreign` FOREIGN KEY (`user_updated`) REFERENCES `directus_users` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_comments` WRITE;
/*!40000 ALTER TABLE `directus_comments` DISABLE KEYS */;
/*!40000 ALTER TABLE `directus_comments` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_dashboards`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_dashboards` (
  `id` char(36) NOT NULL,
  `name` varchar(255) NOT NULL,
  `icon` varchar(64) NOT NULL DEFAULT 'dashboard',
  `note` text DEFAULT NULL,
  `date_created` timestamp NULL DEFAULT current_timestamp(),
  `user_created` char(36) DEFAULT NULL,
  `color` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `directus_dashboards_user_created_foreign` (`user_created`),
  CONSTRAINT `directus_dashboards_user_created_foreign` FOREIGN KEY (`user_created`) REFERENCES `directus_users` (`id`) ON DELETE SET NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_dashboards` WRITE;
/*!40000 ALTER TABLE `directus_dashboards` DISABLE KEYS */;
/*!40000 ALTER TABLE `directus_dashboards` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_deployment_projects`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_deployment_projects` (
  `id` char(36) NOT NULL,
  `deployment` char(36) NOT NULL,
  `external_id` varchar(255) NOT NULL,
  `name` varchar(255) NOT NULL,
  `date_created` timestamp NULL DEFAULT current_timestamp(),
  `user_created` char(36) DEFAULT NULL,
  `url` varchar(255) DEFAULT NULL,
  `framework` varchar(255) DEFAULT NULL,
  `deployable` tinyint(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  UNIQUE KEY `directus_deployment_projects_deployment_external_id_unique` (`deployment`,`external_id`),
  KEY `directus_deployment_projects_user_created_foreign` (`user_created`),
  CONSTRAINT `directus_deployment_projects_deployment_foreign` FOREIGN KEY (`deployment`) REFERENCES `directus_deployments` (`id`) ON DELETE CASCADE,
  CONSTRAINT `directus_deployment_projects_user_created_foreign` FOREIGN KEY (`user_created`) REFERENCES `directus_users` (`id`) ON DELETE SET NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_deployment_projects` WRITE;
/*!40000 ALTER TABLE `directus_deployment_projects` DISABLE KEYS */;
/*!40000 ALTER TABLE `directus_deployment_projects` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_deployment_runs`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_deployment_runs` (
  `id` char(36) NOT NULL,
  `project` char(36) NOT NULL,
  `external_id` varchar(255) NOT NULL,
  `target` varchar(255) NOT NULL,
  `date_created` timestamp NULL DEFAULT current_timestamp(),
  `user_created` char(36) DEFAULT NULL,
  `status` varchar(255) DEFAULT NULL,
  `url` varchar(255) DEFAULT NULL,
  `started_at` timestamp NULL DEFAULT NULL,
  `completed_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `directus_deployment_runs_project_foreign` (`project`),
  KEY `directus_deployment_runs_user_created_foreign` (`user_created`),
  CONSTRAINT `directus_deployment_runs_project_foreign` FOREIGN KEY (`project`) REFERENCES `directus_deployment_projects` (`id`) ON DELETE CASCADE,
  CONSTRAINT `directus_deployment_runs_user_created_foreign` FOREIGN KEY (`user_created`) REFERENCES `directus_users` (`id`) ON DELETE SET NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_deployment_runs` WRITE;
/*!40000 ALTER TABLE `directus_deployment_runs` DISABLE KEYS */;
/*!40000 ALTER TABLE `directus_deployment_runs` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_deployments`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_deployments` (
  `id` char(36) NOT NULL,
  `provider` varchar(255) NOT NULL,
  `credentials` text DEFAULT NULL,
  `options` text DEFAULT NULL,
  `date_created` timestamp NULL DEFAULT current_timestamp(),
  `user_created` char(36) DEFAULT NULL,
  `webhook_ids` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`webhook_ids`)),
  `webhook_secret` varchar(255) DEFAULT NULL,
  `last_synced_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `directus_deployments_provider_unique` (`provider`),
  KEY `directus_deployments_user_created_foreign` (`user_created`),
  CONSTRAINT `directus_deployments_user_created_foreign` FOREIGN KEY (`user_created`) REFERENCES `directus_users` (`id`) ON DELETE SET NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_deployments` WRITE;
/*!40000 ALTER TABLE `directus_deployments` DISABLE KEYS */;
/*!40000 ALTER TABLE `directus_deployments` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_extensions`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_extensions` (
  `enabled` tinyint(1) NOT NULL DEFAULT 1,
  `id` char(36) NOT NULL,
  `folder` varchar(255) NOT NULL,
  `source` varchar(255) NOT NULL,
  `bundle` char(36) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_extensions` WRITE;
/*!40000 ALTER TABLE `directus_extensions` DISABLE KEYS */;
/*!40000 ALTER TABLE `directus_extensions` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_fields`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_fields` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `collection` varchar(64) NOT NULL,
  `field` varchar(64) NOT NULL,
  `special` varchar(64) DEFAULT NULL,
  `interface` varchar(64) DEFAULT NULL,
  `options` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`options`)),
  `display` varchar(64) DEFAULT NULL,
  `display_options` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`display_options`)),
  `readonly` tinyint(1) NOT NULL DEFAULT 0,
  `hidden` tinyint(1) NOT NULL DEFAULT 0,
  `sort` int(10) unsigned DEFAULT NULL,
  `width` varchar(30) DEFAULT 'full',
  `translations` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`translations`)),
  `note` text DEFAULT NULL,
  `conditions` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`conditions`)),
  `required` tinyint(1) DEFAULT 0,
  `group` varchar(64) DEFAULT NULL,
  `validation` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`validation`)),
  `validation_message` text DEFAULT NULL,
  `searchable` tinyint(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  KEY `directus_fields_collection_foreign` (`collection`)
) ENGINE=InnoDB AUTO_INCREMENT=57 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_fields` WRITE;
/*!40000 ALTER TABLE `directus_fields` DISABLE KEYS */;
INSERT INTO `directus_fields` VALUES
(1,'bare','id',NULL,'numeric',NULL,NULL,NULL,1,1,1,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(2,'auto','id',NULL,'numeric',NULL,NULL,NULL,1,1,1,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(3,'author','id','uuid','input',NULL,NULL,NULL,1,1,1,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(4,'author','name',NULL,'input',NULL,NULL,NULL,0,0,2,'half',NULL,NULL,NULL,1,NULL,NULL,NULL,1),
(5,'kinds','id',NULL,NULL,NULL,NULL,NULL,0,1,1,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(6,'kinds','f_string',NULL,NULL,NULL,NULL,NULL,0,0,2,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(7,'kinds','f_string50',NULL,NULL,NULL,NULL,NULL,0,0,3,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(8,'kinds','f_text',NULL,NULL,NULL,NULL,NULL,0,0,4,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(9,'kinds','f_boolean','cast-boolean',NULL,NULL,NULL,NULL,0,0,5,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(10,'kinds','f_integer',NULL,NULL,NULL,NULL,NULL,0,0,6,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(11,'kinds','f_bigint',NULL,NULL,NULL,NULL,NULL,0,0,7,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(12,'kinds','f_float',NULL,NULL,NULL,NULL,NULL,0,0,8,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(13,'kinds','f_decimal',NULL,NULL,NULL,NULL,NULL,0,0,9,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(14,'kinds','f_decimal_d',NULL,NULL,NULL,NULL,NULL,0,0,10,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(15,'kinds','f_date',NULL,NULL,NULL,NULL,NULL,0,0,11,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(16,'kinds','f_time',NULL,NULL,NULL,NULL,NULL,0,0,12,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(17,'kinds','f_datetime',NULL,NULL,NULL,NULL,NULL,0,0,13,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(18,'kinds','f_timestamp','date-created',NULL,NULL,NULL,NULL,0,0,14,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(19,'kinds','f_timestamp_n',NULL,NULL,NULL,NULL,NULL,0,0,15,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(20,'kinds','f_json','cast-json',NULL,NULL,NULL,NULL,0,0,16,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(21,'kinds','f_json_n','cast-json',NULL,NULL,NULL,NULL,0,0,17,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(22,'kinds','f_csv','cast-csv',NULL,NULL,NULL,NULL,0,0,18,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(23,'kinds','f_hash','hash,conceal',NULL,NULL,NULL,NULL,0,0,19,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(24,'kinds','f_uuid','uuid',NULL,NULL,NULL,NULL,0,0,20,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(25,'kinds','f_alias','alias,no-data,group','group-raw',NULL,NULL,NULL,0,0,21,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(26,'kinds','extra',NULL,NULL,'{\"choices\":[{\"text\":\"A\",\"value\":\"a\"}]}',NULL,NULL,0,0,1,'full',NULL,NULL,NULL,0,'f_alias',NULL,NULL,1),
(27,'article','id',NULL,NULL,NULL,NULL,NULL,0,1,1,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(28,'article','title',NULL,'input',NULL,NULL,NULL,0,0,2,'full','[{\"language\":\"de-DE\",\"translation\":\"Titel\"}]',NULL,'[{\"name\":\"c\",\"rule\":{\"_and\":[]},\"hidden\":true}]',0,NULL,'{\"_and\":[{\"title\":{\"_nnull\":true}}]}',NULL,1),
(29,'article','status',NULL,NULL,NULL,NULL,NULL,0,0,3,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(30,'article','sort',NULL,NULL,NULL,NULL,NULL,0,1,4,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(31,'article','author','m2o','select-dropdown-m2o',NULL,NULL,NULL,0,0,5,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(32,'article','image','file','file-image',NULL,NULL,NULL,0,0,6,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(33,'article','user_created','user-created',NULL,NULL,NULL,NULL,0,0,7,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(34,'article','date_created','date-created',NULL,NULL,NULL,NULL,0,0,8,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(35,'author','articles','o2m','list-o2m',NULL,NULL,NULL,0,0,3,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(36,'tag','code',NULL,NULL,NULL,NULL,NULL,0,0,1,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(37,'article_tag','id',NULL,NULL,NULL,NULL,NULL,0,1,1,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(38,'article_tag','article_id',NULL,NULL,NULL,NULL,NULL,0,1,2,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(39,'article_tag','tag_code',NULL,NULL,NULL,NULL,NULL,0,1,3,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(40,'article','tags','m2m','list-m2m',NULL,NULL,NULL,0,0,9,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(41,'article_blocks','id',NULL,NULL,NULL,NULL,NULL,0,1,1,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(42,'article_blocks','article_id',NULL,NULL,NULL,NULL,NULL,0,0,2,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(43,'article_blocks','item',NULL,NULL,NULL,NULL,NULL,0,0,3,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(44,'article_blocks','collection',NULL,NULL,NULL,NULL,NULL,0,0,4,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(45,'article','blocks','m2a','list-m2a',NULL,NULL,NULL,0,0,10,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(46,'tag','parent','m2o',NULL,NULL,NULL,NULL,0,0,2,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(47,'languages','code',NULL,NULL,NULL,NULL,NULL,0,0,1,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(48,'languages','name',NULL,NULL,NULL,NULL,NULL,0,0,2,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(49,'article_translations','id',NULL,NULL,NULL,NULL,NULL,0,0,1,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(50,'article_translations','article_id',NULL,NULL,NULL,NULL,NULL,0,0,2,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(51,'article_translations','languages_code',NULL,NULL,NULL,NULL,NULL,0,0,3,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(52,'article_translations','body',NULL,NULL,NULL,NULL,NULL,0,0,4,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(53,'article','translations','translations','translations',NULL,NULL,NULL,0,0,11,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(54,'directus_users','nickname',NULL,'input',NULL,NULL,NULL,0,0,1,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(55,'kinds','f_geometry',NULL,NULL,NULL,NULL,NULL,0,0,22,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1),
(56,'kinds','f_geometry_point',NULL,NULL,NULL,NULL,NULL,0,0,23,'full',NULL,NULL,NULL,0,NULL,NULL,NULL,1);
/*!40000 ALTER TABLE `directus_fields` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_files`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_files` (
  `id` char(36) NOT NULL,
  `storage` varchar(255) NOT NULL,
  `filename_disk` varchar(255) DEFAULT NULL,
  `filename_download` varchar(255) NOT NULL,
  `title` varchar(255) DEFAULT NULL,
  `type` varchar(255) DEFAULT NULL,
  `folder` char(36) DEFAULT NULL,
  `uploaded_by` char(36) DEFAULT NULL,
  `created_on` timestamp NOT NULL DEFAULT current_timestamp(),
  `modified_by` char(36) DEFAULT NULL,
  `modified_on` timestamp NOT NULL DEFAULT current_timestamp(),
  `charset` varchar(50) DEFAULT NULL,
  `filesize` bigint(20) DEFAULT NULL,
  `width` int(10) unsigned DEFAULT NULL,
  `height` int(10) unsigned DEFAULT NULL,
  `duration` int(10) unsigned DEFAULT NULL,
  `embed` varchar(200) DEFAULT NULL,
  `description` text DEFAULT NULL,
  `location` text DEFAULT NULL,
  `tags` text DEFAULT NULL,
  `metadata` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`metadata`)),
  `focal_point_x` int(11) DEFAULT NULL,
  `focal_point_y` int(11) DEFAULT NULL,
  `tus_id` varchar(64) DEFAULT NULL,
  `tus_data` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`tus_data`)),
  `uploaded_on` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `directus_files_uploaded_by_foreign` (`uploaded_by`),
  KEY `directus_files_modified_by_foreign` (`modified_by`),
  KEY `directus_files_folder_foreign` (`folder`),
  CONSTRAINT `directus_files_folder_foreign` FOREIGN KEY (`folder`) REFERENCES `directus_folders` (`id`) ON DELETE SET NULL,
  CONSTRAINT `directus_files_modified_by_foreign` FOREIGN KEY (`modified_by`) REFERENCES `directus_users` (`id`),
  CONSTRAINT `directus_files_uploaded_by_foreign` FOREIGN KEY (`uploaded_by`) REFERENCES `directus_users` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_files` WRITE;
/*!40000 ALTER TABLE `directus_files` DISABLE KEYS */;
/*!40000 ALTER TABLE `directus_files` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_flows`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_flows` (
  `id` char(36) NOT NULL,
  `name` varchar(255) NOT NULL,
  `icon` varchar(64) DEFAULT NULL,
  `color` varchar(255) DEFAULT NULL,
  `description` text DEFAULT NULL,
  `status` varchar(255) NOT NULL DEFAULT 'active',
  `trigger` varchar(255) DEFAULT NULL,
  `accountability` varchar(255) DEFAULT 'all',
  `options` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`options`)),
  `operation` char(36) DEFAULT NULL,
  `date_created` timestamp NULL DEFAULT current_timestamp(),
  `user_created` char(36) DEFAULT NULL,
  `folder` char(36) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `directus_flows_operation_unique` (`operation`),
  KEY `directus_flows_user_created_foreign` (`user_created`),
  KEY `directus_flows_folder_foreign` (`folder`),
  CONSTRAINT `directus_flows_folder_foreign` FOREIGN KEY (`folder`) REFERENCES `directus_folders` (`id`) ON DELETE SET NULL,
  CONSTRAINT `directus_flows_user_created_foreign` FOREIGN KEY (`user_created`) REFERENCES `directus_users` (`id`) ON DELETE SET NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_flows` WRITE;
/*!40000 ALTER TABLE `directus_flows` DISABLE KEYS */;
/*!40000 ALTER TABLE `directus_flows` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_folders`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_folders` (
  `id` char(36) NOT NULL,
  `name` varchar(255) NOT NULL,
  `parent` char(36) DEFAULT NULL,
  `type` varchar(255) NOT NULL DEFAULT 'files',
  PRIMARY KEY (`id`),
  KEY `directus_folders_parent_foreign` (`parent`),
  CONSTRAINT `directus_folders_parent_foreign` FOREIGN KEY (`parent`) REFERENCES `directus_folders` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_folders` WRITE;
/*!40000 ALTER TABLE `directus_folders` DISABLE KEYS */;
/*!40000 ALTER TABLE `directus_folders` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_migrations`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_migrations` (
  `version` varchar(255) NOT NULL,
  `name` varchar(255) NOT NULL,
  `timestamp` timestamp NULL DEFAULT current_timestamp(),
  PRIMARY KEY (`version`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_migrations` WRITE;
/*!40000 ALTER TABLE `directus_migrations` DISABLE KEYS */;
INSERT INTO `directus_migrations` VALUES
('20201028A','Remove Collection Foreign Keys','2026-11-22 22:33:39'),
('20201029A','Remove System Relations','2026-11-22 22:33:39'),
('20201029B','Remove System Collections','2026-11-22 22:33:39'),
('20201029C','Remove System Fields','2026-11-22 22:33:39'),
('20201105A','Add Cascade System Relations','2026-11-22 22:33:39'),
('20201105B','Change Webhook URL Type','2026-11-22 22:33:39'),
('20210225A','Add Relations Sort Field','2026-11-22 22:33:39'),
('20210304A','Remove Locked Fields','2026-11-22 22:33:39'),
('20210312A','Webhooks Collections Text','2026-11-22 22:33:39'),
('20210331A','Add Refresh Interval','2026-11-22 22:33:39'),
('20210415A','Make Filesize Nullable','2026-11-22 22:33:39'),
('20210416A','Add Collections Accountability','2026-11-22 22:33:39'),
('20210422A','Remove Files Interface','2026-11-22 22:33:39'),
('20210506A','Rename Interfaces','2026-11-22 22:33:39'),
('20210510A','Restructure Relations','2026-11-22 22:33:39'),
('20210518A','Add Foreign Key Constraints','2026-11-22 22:33:39'),
('20210519A','Add System Fk Triggers','2026-11-22 22:33:39'),
('20210521A','Add Collections Icon Color','2026-11-22 22:33:39'),
('20210525A','Add Insights','2026-11-22 22:33:39'),
('20210608A','Add Deep Clone Config','2026-11-22 22:33:39'),
('20210626A','Change Filesize Bigint','2026-11-22 22:33:39'),
('20210716A','Add Conditions to Fields','2026-11-22 22:33:39'),
('20210721A','Add Default Folder','2026-11-22 22:33:39'),
('20210802A','Replace Groups','2026-11-22 22:33:39'),
('20210803A','Add Required to Fields','2026-11-22 22:33:39'),
('20210805A','Update Groups','2026-11-22 22:33:39'),
('20210805B','Change Image Metadata Structure','2026-11-22 22:33:39'),
('20210811A','Add Geometry Config','2026-11-22 22:33:39'),
('20210831A','Remove Limit Column','2026-11-22 22:33:39'),
('20210903A','Add Auth Provider','2026-11-22 22:33:39'),
('20210907A','Webhooks Collections Not Null','2026-11-22 22:33:39'),
('20210910A','Move Module Setup','2026-11-22 22:33:39'),
('20210920A','Webhooks URL Not Null','2026-11-22 22:33:39'),
('20210924A','Add Collection Organization','2026-11-22 22:33:39'),
('20210927A','Replace Fields Group','2026-11-22 22:33:39'),
('20210927B','Replace M2M Interface','2026-11-22 22:33:39'),
('20210929A','Rename Login Action','2026-11-22 22:33:39'),
('20211007A','Update Presets','2026-11-22 22:33:39'),
('20211009A','Add Auth Data','2026-11-22 22:33:39'),
('20211016A','Add Webhook Headers','2026-11-22 22:33:39'),
('20211103A','Set Unique to User Token','2026-11-22 22:33:39'),
('20211103B','Update Special Geometry','2026-11-22 22:33:39'),
('20211104A','Remove Collections Listing','2026-11-22 22:33:39'),
('20211118A','Add Notifications','2026-11-22 22:33:39'),
('20211211A','Add Shares','2026-11-22 22:33:39'),
('20211230A','Add Project Descriptor','2026-11-22 22:33:39'),
('20220303A','Remove Default Project Color','2026-11-22 22:33:39'),
('20220308A','Add Bookmark Icon and Color','2026-11-22 22:33:39'),
('20220314A','Add Translation Strings','2026-11-22 22:33:39'),
('20220322A','Rename Field Typecast Flags','2026-11-22 22:33:39'),
('20220323A','Add Field Validation','2026-11-22 22:33:39'),
('20220325A','Fix Typecast Flags','2026-11-22 22:33:39'),
('20220325B','Add Default Language','2026-11-22 22:33:39'),
('20220402A','Remove Default Value Panel Icon','2026-11-22 22:33:39'),
('20220429A','Add Flows','2026-11-22 22:33:39'),
('20220429B','Add Color to Insights Icon','2026-11-22 22:33:39'),
('20220429C','Drop Non Null From IP of Activity','2026-11-22 22:33:39'),
('20220429D','Drop Non Null From Sender of Notifications','2026-11-22 22:33:39'),
('20220614A','Rename Hook Trigger to Event','2026-11-22 22:33:39'),
('20220801A','Update Notifications Timestamp Column','2026-11-22 22:33:39'),
('20220802A','Add Custom Aspect Ratios','2026-11-22 22:33:39'),
('20220826A','Add Origin to Accountability','2026-11-22 22:33:39'),
('20230401A','Update Material Icons','2026-11-22 22:33:39'),
('20230525A','Add Preview Settings','2026-11-22 22:33:39'),
('20230526A','Migrate Translation Strings','2026-11-22 22:33:39'),
('20230721A','Require Shares Fields','2026-11-22 22:33:39'),
('20230823A','Add Content Versioning','2026-11-22 22:33:39'),
('20230927A','Themes','2026-11-22 22:33:39'),
('20231009A','Update CSV Fields to Text','2026-11-22 22:33:39'),
('20231009B','Update Panel Options','2026-11-22 22:33:39'),
('20231010A','Add Extensions','2026-11-22 22:33:39'),
('20231215A','Add Focalpoints','2026-11-22 22:33:39'),
('20240122A','Add Report URL Fields','2026-11-22 22:33:39'),
('20240204A','Marketplace','2026-11-22 22:33:39'),
('20240305A','Change Useragent Type','2026-11-22 22:33:39'),
('20240311A','Deprecate Webhooks','2026-11-22 22:33:39'),
('20240422A','Public Registration','2026-11-22 22:33:39'),
('20240515A','Add Session Window','2026-11-22 22:33:39'),
('20240701A','Add Tus Data','2026-11-22 22:33:39'),
('20240716A','Update Files Date Fields','2026-11-22 22:33:39'),
('20240806A','Permissions Policies','2026-11-22 22:33:39'),
('20240817A','Update Icon Fields Length','2026-11-22 22:33:39'),
('20240909A','Separate Comments','2026-11-22 22:33:39'),
('20240909B','Consolidate Content Versioning','2026-11-22 22:33:39'),
('20240924A','Migrate Legacy Comments','2026-11-22 22:33:39'),
('20240924B','Populate Versioning Deltas','2026-11-22 22:33:40'),
('20250224A','Visual Editor','2026-11-22 22:33:40'),
('20250609A','License Banner','2026-11-22 22:33:40'),
('20250613A','Add Project ID','2026-11-22 22:33:40'),
('20250718A','Add Direction','2026-11-22 22:33:40'),
('20250813A','Add MCP','2026-11-22 22:33:40'),
('20251012A','Add Field Searchable','2026-11-22 22:33:40'),
('20251014A','Add Project Owner','2026-11-22 22:33:40'),
('20251028A','Add Retention Indexes','2026-11-22 22:33:40'),
('20251103A','Add AI Settings','2026-11-22 22:33:40'),
('20251224A','Remove Webhooks','2026-11-22 22:33:40'),
('20260110A','Add AI Provider Settings','2026-11-22 22:33:40'),
('20260113A','Add Revisions Index','2026-11-22 22:33:40'),
('20260128A','Add Collaborative Editing','2026-11-22 22:33:40'),
('20260204A','Add Deployment','2026-11-22 22:33:40'),
('20260211A','Add Deployment Webhooks','2026-11-22 22:33:40'),
('20260217A','Null Item Versions','2026-11-22 22:33:40'),
('20260312A','Add AI Translation Settings','2026-11-22 22:33:40'),
('20260507A','Add Licensing','2026-11-22 22:33:40'),
('20260512A','Add Autosave Revision Interval','2026-11-22 22:33:40'),
('20260512B','Add MCP Oauth','2026-11-22 22:33:40'),
('20260727A','Add Default Save Action','2026-11-22 22:33:40'),
('20260818A','Add Flow Folders','2026-11-22 22:33:40'),
('20260909A','Add Flows Module','2026-11-22 22:33:40');
/*!40000 ALTER TABLE `directus_migrations` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_notifications`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_notifications` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `timestamp` timestamp NULL DEFAULT current_timestamp(),
  `status` varchar(255) DEFAULT 'inbox',
  `recipient` char(36) NOT NULL,
  `sender` char(36) DEFAULT NULL,
  `subject` varchar(255) NOT NULL,
  `message` text DEFAULT NULL,
  `collection` varchar(64) DEFAULT NULL,
  `item` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `directus_notifications_recipient_foreign` (`recipient`),
  KEY `directus_notifications_sender_foreign` (`sender`),
  CONSTRAINT `directus_notifications_recipient_foreign` FOREIGN KEY (`recipient`) REFERENCES `directus_users` (`id`) ON DELETE CASCADE,
  CONSTRAINT `directus_notifications_sender_foreign` FOREIGN KEY (`sender`) REFERENCES `directus_users` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_notifications` WRITE;
/*!40000 ALTER TABLE `directus_notifications` DISABLE KEYS */;
/*!40000 ALTER TABLE `directus_notifications` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_oauth_clients`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_oauth_clients` (
  `client_id` varchar(255) NOT NULL,
  `client_name` varchar(200) NOT NULL,
  `redirect_uris` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL CHECK (json_valid(`redirect_uris`)),
  `grant_types` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL CHECK (json_valid(`grant_types`)),
  `token_endpoint_auth_method` varchar(255) NOT NULL DEFAULT 'none',
  `client_secret_hash` varchar(64) DEFAULT NULL,
  `registration_type` varchar(10) NOT NULL DEFAULT 'dcr',
  `client_uri` text DEFAULT NULL,
  `logo_uri` text DEFAULT NULL,
  `tos_uri` text DEFAULT NULL,
  `policy_uri` text DEFAULT NULL,
  `metadata_fetched_at` timestamp NULL DEFAULT NULL,
  `metadata_expires_at` timestamp NULL DEFAULT NULL,
  `metadata_etag` varchar(255) DEFAULT NULL,
  `date_created` timestamp NOT NULL DEFAULT current_timestamp(),
  PRIMARY KEY (`client_id`),
  KEY `directus_oauth_clients_date_created_index` (`date_created`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_oauth_clients` WRITE;
/*!40000 ALTER TABLE `directus_oauth_clients` DISABLE KEYS */;
/*!40000 ALTER TABLE `directus_oauth_clients` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_oauth_codes`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_oauth_codes` (
  `id` char(36) NOT NULL,
  `code_hash` varchar(64) NOT NULL,
  `client` varchar(255) NOT NULL,
  `user` char(36) NOT NULL,
  `redirect_uri` varchar(255) NOT NULL,
  `resource` varchar(255) NOT NULL,
  `code_challenge` varchar(128) NOT NULL,
  `code_challenge_method` varchar(10) NOT NULL,
  `scope` varchar(255) DEFAULT NULL,
  `expires_at` timestamp NOT NULL,
  `used_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `directus_oauth_codes_code_hash_unique` (`code_hash`),
  KEY `directus_oauth_codes_client_foreign` (`client`),
  KEY `directus_oauth_codes_user_foreign` (`user`),
  KEY `directus_oauth_codes_expires_at_index` (`expires_at`),
  KEY `directus_oauth_codes_used_at_index` (`used_at`),
  CONSTRAINT `directus_oauth_codes_client_foreign` FOREIGN KEY (`client`) REFERENCES `directus_oauth_clients` (`client_id`) ON DELETE CASCADE,
  CONSTRAINT `directus_oauth_codes_user_foreign` FOREIGN KEY (`user`) REFERENCES `directus_users` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_oauth_codes` WRITE;
/*!40000 ALTER TABLE `directus_oauth_codes` DISABLE KEYS */;
/*!40000 ALTER TABLE `directus_oauth_codes` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_oauth_consents`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_oauth_consents` (
  `id` char(36) NOT NULL,
  `user` char(36) NOT NULL,
  `client` varchar(255) NOT NULL,
  `redirect_uri` varchar(255) NOT NULL,
  `scope` varchar(255) DEFAULT NULL,
  `date_created` timestamp NOT NULL,
  `date_updated` timestamp NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `directus_oauth_consents_user_client_redirect_uri_unique` (`user`,`client`,`redirect_uri`),
  KEY `directus_oauth_consents_client_index` (`client`),
  CONSTRAINT `directus_oauth_consents_client_foreign` FOREIGN KEY (`client`) REFERENCES `directus_oauth_clients` (`client_id`) ON DELETE CASCADE,
  CONSTRAINT `directus_oauth_consents_user_foreign` FOREIGN KEY (`user`) REFERENCES `directus_users` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_oauth_consents` WRITE;
/*!40000 ALTER TABLE `directus_oauth_consents` DISABLE KEYS */;
/*!40000 ALTER TABLE `directus_oauth_consents` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_oauth_tokens`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_oauth_tokens` (
  `id` char(36) NOT NULL,
  `client` varchar(255) NOT NULL,
  `user` char(36) NOT NULL,
  `session` varchar(64) NOT NULL,
  `previous_session` varchar(64) DEFAULT NULL,
  `resource` varchar(255) NOT NULL,
  `code_hash` varchar(64) NOT NULL,
  `scope` varchar(255) DEFAULT NULL,
  `expires_at` timestamp NOT NULL,
  `date_created` timestamp NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `directus_oauth_tokens_client_user_unique` (`client`,`user`),
  KEY `directus_oauth_tokens_user_foreign` (`user`),
  KEY `directus_oauth_tokens_session_index` (`session`),
  KEY `directus_oauth_tokens_previous_session_index` (`previous_session`),
  KEY `directus_oauth_tokens_code_hash_index` (`code_hash`),
  KEY `directus_oauth_tokens_expires_at_index` (`expires_at`),
  CONSTRAINT `directus_oauth_tokens_client_foreign` FOREIGN KEY (`client`) REFERENCES `directus_oauth_clients` (`client_id`) ON DELETE CASCADE,
  CONSTRAINT `directus_oauth_tokens_user_foreign` FOREIGN KEY (`user`) REFERENCES `directus_users` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_oauth_tokens` WRITE;
/*!40000 ALTER TABLE `directus_oauth_tokens` DISABLE KEYS */;
/*!40000 ALTER TABLE `directus_oauth_tokens` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_operations`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_operations` (
  `id` char(36) NOT NULL,
  `name` varchar(255) DEFAULT NULL,
  `key` varchar(255) NOT NULL,
  `type` varchar(255) NOT NULL,
  `position_x` int(11) NOT NULL,
  `position_y` int(11) NOT NULL,
  `options` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`options`)),
  `resolve` char(36) DEFAULT NULL,
  `reject` char(36) DEFAULT NULL,
  `flow` char(36) NOT NULL,
  `date_created` timestamp NULL DEFAULT current_timestamp(),
  `user_created` char(36) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `directus_operations_resolve_unique` (`resolve`),
  UNIQUE KEY `directus_operations_reject_unique` (`reject`),
  KEY `directus_operations_flow_foreign` (`flow`),
  KEY `directus_operations_user_created_foreign` (`user_created`),
  CONSTRAINT `directus_operations_flow_foreign` FOREIGN KEY (`flow`) REFERENCES `directus_flows` (`id`) ON DELETE CASCADE,
  CONSTRAINT `directus_operations_reject_foreign` FOREIGN KEY (`reject`) REFERENCES `directus_operations` (`id`),
  CONSTRAINT `directus_operations_resolve_foreign` FOREIGN KEY (`resolve`) REFERENCES `directus_operations` (`id`),
  CONSTRAINT `directus_operations_user_created_foreign` FOREIGN KEY (`user_created`) REFERENCES `directus_users` (`id`) ON DELETE SET NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_operations` WRITE;
/*!40000 ALTER TABLE `directus_operations` DISABLE KEYS */;
/*!40000 ALTER TABLE `directus_operations` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_panels`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_panels` (
  `id` char(36) NOT NULL,
  `dashboard` char(36) NOT NULL,
  `name` varchar(255) DEFAULT NULL,
  `icon` varchar(64) DEFAULT NULL,
  `color` varchar(10) DEFAULT NULL,
  `show_header` tinyint(1) NOT NULL DEFAULT 0,
  `note` text DEFAULT NULL,
  `type` varchar(255) NOT NULL,
  `position_x` int(11) NOT NULL,
  `position_y` int(11) NOT NULL,
  `width` int(11) NOT NULL,
  `height` int(11) NOT NULL,
  `options` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`options`)),
  `date_created` timestamp NULL DEFAULT current_timestamp(),
  `user_created` char(36) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `directus_panels_dashboard_foreign` (`dashboard`),
  KEY `directus_panels_user_created_foreign` (`user_created`),
  CONSTRAINT `directus_panels_dashboard_foreign` FOREIGN KEY (`dashboard`) REFERENCES `directus_dashboards` (`id`) ON DELETE CASCADE,
  CONSTRAINT `directus_panels_user_created_foreign` FOREIGN KEY (`user_created`) REFERENCES `directus_users` (`id`) ON DELETE SET NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_panels` WRITE;
/*!40000 ALTER TABLE `directus_panels` DISABLE KEYS */;
/*!40000 ALTER TABLE `directus_panels` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_permissions`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_permissions` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `collection` varchar(64) NOT NULL,
  `action` varchar(10) NOT NULL,
  `permissions` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`permissions`)),
  `validation` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`validation`)),
  `presets` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`presets`)),
  `fields` text DEFAULT NULL,
  `policy` char(36) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `directus_permissions_collection_foreign` (`collection`),
  KEY `directus_permissions_policy_foreign` (`policy`),
  CONSTRAINT `directus_permissions_policy_foreign` FOREIGN KEY (`policy`) REFERENCES `directus_policies` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_permissions` WRITE;
/*!40000 ALTER TABLE `directus_permissions` DISABLE KEYS */;
/*!40000 ALTER TABLE `directus_permissions` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_policies`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_policies` (
  `id` char(36) NOT NULL,
  `name` varchar(100) NOT NULL,
  `icon` varchar(64) NOT NULL DEFAULT 'badge',
  `description` text DEFAULT NULL,
  `ip_access` text DEFAULT NULL,
  `enforce_tfa` tinyint(1) NOT NULL DEFAULT 0,
  `admin_access` tinyint(1) NOT NULL DEFAULT 0,
  `app_access` tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_policies` WRITE;
/*!40000 ALTER TABLE `directus_policies` DISABLE KEYS */;
INSERT INTO `directus_policies` VALUES
('7bc5ff3e-f69b-4f6e-a314-c1fccb8be91d','Administrator','verified','$t:admin_description',NULL,0,1,1),
('abf8a154-5b1c-4a46-ac9c-7300570f4f17','$t:public_label','public','$t:public_description',NULL,0,0,0);
/*!40000 ALTER TABLE `directus_policies` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_presets`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_presets` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `bookmark` varchar(255) DEFAULT NULL,
  `user` char(36) DEFAULT NULL,
  `role` char(36) DEFAULT NULL,
  `collection` varchar(64) DEFAULT NULL,
  `search` varchar(100) DEFAULT NULL,
  `layout` varchar(100) DEFAULT 'tabular',
  `layout_query` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`layout_query`)),
  `layout_options` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`layout_options`)),
  `refresh_interval` int(11) DEFAULT NULL,
  `filter` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`filter`)),
  `icon` varchar(64) DEFAULT 'bookmark',
  `color` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `directus_presets_collection_foreign` (`collection`),
  KEY `directus_presets_user_foreign` (`user`),
  KEY `directus_presets_role_foreign` (`role`),
  CONSTRAINT `directus_presets_role_foreign` FOREIGN KEY (`role`) REFERENCES `directus_roles` (`id`) ON DELETE CASCADE,
  CONSTRAINT `directus_presets_user_foreign` FOREIGN KEY (`user`) REFERENCES `directus_users` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_presets` WRITE;
/*!40000 ALTER TABLE `directus_presets` DISABLE KEYS */;
/*!40000 ALTER TABLE `directus_presets` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_relations`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_relations` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `many_collection` varchar(64) NOT NULL,
  `many_field` varchar(64) NOT NULL,
  `one_collection` varchar(64) DEFAULT NULL,
  `one_field` varchar(64) DEFAULT NULL,
  `one_collection_field` varchar(64) DEFAULT NULL,
  `one_allowed_collections` text DEFAULT NULL,
  `junction_field` varchar(64) DEFAULT NULL,
  `sort_field` varchar(64) DEFAULT NULL,
  `one_deselect_action` varchar(255) NOT NULL DEFAULT 'nullify',
  PRIMARY KEY (`id`),
  KEY `directus_relations_many_collection_foreign` (`many_collection`),
  KEY `directus_relations_one_collection_foreign` (`one_collection`)
) ENGINE=InnoDB AUTO_INCREMENT=11 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_relations` WRITE;
/*!40000 ALTER TABLE `directus_relations` DISABLE KEYS */;
INSERT INTO `directus_relations` VALUES
(1,'article','author','author','articles',NULL,NULL,NULL,'sort','nullify'),
(2,'article','image','directus_files',NULL,NULL,NULL,NULL,NULL,'nullify'),
(3,'article','user_created','directus_users',NULL,NULL,NULL,NULL,NULL,'nullify'),
(4,'article_tag','article_id','article','tags',NULL,NULL,'tag_code',NULL,'nullify'),
(5,'article_tag','tag_code','tag',NULL,NULL,NULL,'article_id',NULL,'nullify'),
(6,'article_blocks','item',NULL,NULL,'collection','author,tag','article_id',NULL,'nullify'),
(7,'article_blocks','article_id','article','blocks',NULL,NULL,'item',NULL,'nullify'),
(8,'tag','parent','tag',NULL,NULL,NULL,NULL,NULL,'nullify'),
(9,'article_translations','article_id','article','translations',NULL,NULL,'languages_code',NULL,'nullify'),
(10,'article_translations','languages_code','languages',NULL,NULL,NULL,'article_id',NULL,'nullify');
/*!40000 ALTER TABLE `directus_relations` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_revisions`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_revisions` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `activity` int(10) unsigned NOT NULL,
  `collection` varchar(64) NOT NULL,
  `item` varchar(255) NOT NULL,
  `data` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`data`)),
  `delta` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`delta`)),
  `parent` int(10) unsigned DEFAULT NULL,
  `version` char(36) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `directus_revisions_collection_foreign` (`collection`),
  KEY `directus_revisions_parent_foreign` (`parent`),
  KEY `directus_revisions_activity_foreign` (`activity`),
  KEY `directus_revisions_version_foreign` (`version`),
  CONSTRAINT `directus_revisions_activity_foreign` FOREIGN KEY (`activity`) REFERENCES `directus_activity` (`id`) ON DELETE CASCADE,
  CONSTRAINT `directus_revisions_parent_foreign` FOREIGN KEY (`parent`) REFERENCES `directus_revisions` (`id`),
  CONSTRAINT `directus_revisions_version_foreign` FOREIGN KEY (`version`) REFERENCES `directus_versions` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB AUTO_INCREMENT=89 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

DROP TABLE IF EXISTS `directus_roles`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_roles` (
  `id` char(36) NOT NULL,
  `name` varchar(100) NOT NULL,
  `icon` varchar(64) NOT NULL DEFAULT 'supervised_user_circle',
  `description` text DEFAULT NULL,
  `parent` char(36) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `directus_roles_parent_foreign` (`parent`),
  CONSTRAINT `directus_roles_parent_foreign` FOREIGN KEY (`parent`) REFERENCES `directus_roles` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_roles` WRITE;
/*!40000 ALTER TABLE `directus_roles` DISABLE KEYS */;
INSERT INTO `directus_roles` VALUES
('264d6bb4-8410-45c5-ae32-3a3a2dbf8903','Administrator','verified','$t:admin_description',NULL);
/*!40000 ALTER TABLE `directus_roles` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_sessions`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_sessions` (
  `token` varchar(64) NOT NULL,
  `user` char(36) DEFAULT NULL,
  `expires` timestamp NOT NULL,
  `ip` varchar(255) DEFAULT NULL,
  `user_agent` text DEFAULT NULL,
  `share` char(36) DEFAULT NULL,
  `origin` varchar(255) DEFAULT NULL,
  `next_token` varchar(64) DEFAULT NULL,
  `oauth_client` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`token`),
  KEY `directus_sessions_user_foreign` (`user`),
  KEY `directus_sessions_share_foreign` (`share`),
  KEY `directus_sessions_oauth_client_index` (`oauth_client`),
  CONSTRAINT `directus_sessions_oauth_client_foreign` FOREIGN KEY (`oauth_client`) REFERENCES `directus_oauth_clients` (`client_id`) ON DELETE CASCADE,
  CONSTRAINT `directus_sessions_share_foreign` FOREIGN KEY (`share`) REFERENCES `directus_shares` (`id`) ON DELETE CASCADE,
  CONSTRAINT `directus_sessions_user_foreign` FOREIGN KEY (`user`) REFERENCES `directus_users` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

DROP TABLE IF EXISTS `directus_settings`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_settings` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `project_name` varchar(100) NOT NULL DEFAULT 'Directus',
  `project_url` varchar(255) DEFAULT NULL,
  `project_color` varchar(255) NOT NULL DEFAULT '#6644FF',
  `project_logo` char(36) DEFAULT NULL,
  `public_foreground` char(36) DEFAULT NULL,
  `public_background` char(36) DEFAULT NULL,
  `public_note` text DEFAULT NULL,
  `auth_login_attempts` int(10) unsigned DEFAULT 25,
  `auth_password_policy` varchar(100) DEFAULT NULL,
  `storage_asset_transform` varchar(7) DEFAULT 'all',
  `storage_asset_presets` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`storage_asset_presets`)),
  `custom_css` text DEFAULT NULL,
  `storage_default_folder` char(36) DEFAULT NULL,
  `basemaps` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`basemaps`)),
  `mapbox_key` varchar(255) DEFAULT NULL,
  `module_bar` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`module_bar`)),
  `project_descriptor` varchar(100) DEFAULT NULL,
  `default_language` varchar(255) NOT NULL DEFAULT 'en-US',
  `custom_aspect_ratios` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`custom_aspect_ratios`)),
  `public_favicon` char(36) DEFAULT NULL,
  `default_appearance` varchar(255) NOT NULL DEFAULT 'auto',
  `default_theme_light` varchar(255) DEFAULT NULL,
  `theme_light_overrides` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`theme_light_overrides`)),
  `default_theme_dark` varchar(255) DEFAULT NULL,
  `theme_dark_overrides` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`theme_dark_overrides`)),
  `report_error_url` varchar(255) DEFAULT NULL,
  `report_bug_url` varchar(255) DEFAULT NULL,
  `report_feature_url` varchar(255) DEFAULT NULL,
  `public_registration` tinyint(1) NOT NULL DEFAULT 0,
  `public_registration_verify_email` tinyint(1) NOT NULL DEFAULT 1,
  `public_registration_role` char(36) DEFAULT NULL,
  `public_registration_email_filter` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`public_registration_email_filter`)),
  `visual_editor_urls` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`visual_editor_urls`)),
  `project_id` char(36) DEFAULT NULL,
  `mcp_enabled` tinyint(1) NOT NULL DEFAULT 0,
  `mcp_allow_deletes` tinyint(1) NOT NULL DEFAULT 0,
  `mcp_prompts_collection` varchar(255) DEFAULT NULL,
  `mcp_system_prompt_enabled` tinyint(1) NOT NULL DEFAULT 1,
  `mcp_system_prompt` text DEFAULT NULL,
  `project_owner` varchar(255) DEFAULT NULL,
  `project_usage` varchar(255) DEFAULT NULL,
  `org_name` varchar(255) DEFAULT NULL,
  `product_updates` tinyint(1) DEFAULT NULL,
  `project_status` varchar(255) DEFAULT NULL,
  `ai_openai_api_key` text DEFAULT NULL,
  `ai_anthropic_api_key` text DEFAULT NULL,
  `ai_system_prompt` text DEFAULT NULL,
  `ai_google_api_key` text DEFAULT NULL,
  `ai_openai_compatible_api_key` text DEFAULT NULL,
  `ai_openai_compatible_base_url` text DEFAULT NULL,
  `ai_openai_compatible_name` text DEFAULT NULL,
  `ai_openai_compatible_models` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`ai_openai_compatible_models`)),
  `ai_openai_compatible_headers` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`ai_openai_compatible_headers`)),
  `ai_openai_allowed_models` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`ai_openai_allowed_models`)),
  `ai_anthropic_allowed_models` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`ai_anthropic_allowed_models`)),
  `ai_google_allowed_models` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`ai_google_allowed_models`)),
  `collaborative_editing_enabled` tinyint(1) NOT NULL DEFAULT 0,
  `ai_translation_default_model` text DEFAULT NULL,
  `ai_translation_glossary` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`ai_translation_glossary`)),
  `ai_translation_style_guide` text DEFAULT NULL,
  `license_key` varchar(255) DEFAULT NULL,
  `license_token` text DEFAULT NULL,
  `mcp_oauth_enabled` tinyint(1) NOT NULL DEFAULT 0,
  `mcp_oauth_dcr_enabled` tinyint(1) NOT NULL DEFAULT 0,
  `mcp_oauth_cimd_enabled` tinyint(1) NOT NULL DEFAULT 0,
  `default_save_action` varchar(255) NOT NULL DEFAULT 'save-and-quit',
  PRIMARY KEY (`id`),
  KEY `directus_settings_project_logo_foreign` (`project_logo`),
  KEY `directus_settings_public_foreground_foreign` (`public_foreground`),
  KEY `directus_settings_public_background_foreign` (`public_background`),
  KEY `directus_settings_storage_default_folder_foreign` (`storage_default_folder`),
  KEY `directus_settings_public_favicon_foreign` (`public_favicon`),
  KEY `directus_settings_public_registration_role_foreign` (`public_registration_role`),
  CONSTRAINT `directus_settings_project_logo_foreign` FOREIGN KEY (`project_logo`) REFERENCES `directus_files` (`id`),
  CONSTRAINT `directus_settings_public_background_foreign` FOREIGN KEY (`public_background`) REFERENCES `directus_files` (`id`),
  CONSTRAINT `directus_settings_public_favicon_foreign` FOREIGN KEY (`public_favicon`) REFERENCES `directus_files` (`id`),
  CONSTRAINT `directus_settings_public_foreground_foreign` FOREIGN KEY (`public_foreground`) REFERENCES `directus_files` (`id`),
  CONSTRAINT `directus_settings_public_registration_role_foreign` FOREIGN KEY (`public_registration_role`) REFERENCES `directus_roles` (`id`) ON DELETE SET NULL,
  CONSTRAINT `directus_settings_storage_default_folder_foreign` FOREIGN KEY (`storage_default_folder`) REFERENCES `directus_folders` (`id`) ON DELETE SET NULL
) ENGINE=InnoDB AUTO_INCREMENT=2 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_settings` WRITE;
/*!40000 ALTER TABLE `directus_settings` DISABLE KEYS */;
INSERT INTO `directus_settings` VALUES
(1,'Directus',NULL,'#6644FF',NULL,NULL,NULL,NULL,25,NULL,'all',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'en-US',NULL,NULL,'auto',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,1,NULL,NULL,NULL,'01a20564-c5b3-75ad-bd2c-2be558729627',0,0,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'[\"gpt-5.4-nano\",\"gpt-5.4-mini\",\"gpt-5.4\"]','[\"claude-haiku-4-5\",\"claude-sonnet-4-6\"]','[\"gemini-3-pro-preview\",\"gemini-3-flash-preview\",\"gemini-2.5-pro\",\"gemini-2.5-flash\"]',0,NULL,NULL,NULL,NULL,NULL,0,0,0,'save-and-quit');
/*!40000 ALTER TABLE `directus_settings` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_shares`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_shares` (
  `id` char(36) NOT NULL,
  `name` varchar(255) DEFAULT NULL,
  `collection` varchar(64) NOT NULL,
  `item` varchar(255) NOT NULL,
  `role` char(36) DEFAULT NULL,
  `password` varchar(255) DEFAULT NULL,
  `user_created` char(36) DEFAULT NULL,
  `date_created` timestamp NULL DEFAULT current_timestamp(),
  `date_start` timestamp NULL DEFAULT NULL,
  `date_end` timestamp NULL DEFAULT NULL,
  `times_used` int(11) DEFAULT 0,
  `max_uses` int(11) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `directus_shares_role_foreign` (`role`),
  KEY `directus_shares_user_created_foreign` (`user_created`),
  KEY `directus_shares_collection_foreign` (`collection`),
  CONSTRAINT `directus_shares_collection_foreign` FOREIGN KEY (`collection`) REFERENCES `directus_collections` (`collection`) ON DELETE CASCADE,
  CONSTRAINT `directus_shares_role_foreign` FOREIGN KEY (`role`) REFERENCES `directus_roles` (`id`) ON DELETE CASCADE,
  CONSTRAINT `directus_shares_user_created_foreign` FOREIGN KEY (`user_created`) REFERENCES `directus_users` (`id`) ON DELETE SET NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_shares` WRITE;
/*!40000 ALTER TABLE `directus_shares` DISABLE KEYS */;
/*!40000 ALTER TABLE `directus_shares` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_translations`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_translations` (
  `id` char(36) NOT NULL,
  `language` varchar(255) NOT NULL,
  `key` varchar(255) NOT NULL,
  `value` text NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_translations` WRITE;
/*!40000 ALTER TABLE `directus_translations` DISABLE KEYS */;
/*!40000 ALTER TABLE `directus_translations` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_users`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_users` (
  `id` char(36) NOT NULL,
  `first_name` varchar(50) DEFAULT NULL,
  `last_name` varchar(50) DEFAULT NULL,
  `email` varchar(128) DEFAULT NULL,
  `password` varchar(255) DEFAULT NULL,
  `location` varchar(255) DEFAULT NULL,
  `title` varchar(50) DEFAULT NULL,
  `description` text DEFAULT NULL,
  `tags` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`tags`)),
  `avatar` char(36) DEFAULT NULL,
  `language` varchar(255) DEFAULT NULL,
  `tfa_secret` varchar(255) DEFAULT NULL,
  `status` varchar(16) NOT NULL DEFAULT 'active',
  `role` char(36) DEFAULT NULL,
  `token` varchar(255) DEFAULT NULL,
  `last_access` timestamp NULL DEFAULT NULL,
  `last_page` varchar(255) DEFAULT NULL,
  `provider` varchar(128) NOT NULL DEFAULT 'default',
  `external_identifier` varchar(255) DEFAULT NULL,
  `auth_data` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`auth_data`)),
  `email_notifications` tinyint(1) DEFAULT 1,
  `appearance` varchar(255) DEFAULT NULL,
  `theme_dark` varchar(255) DEFAULT NULL,
  `theme_light` varchar(255) DEFAULT NULL,
  `theme_light_overrides` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`theme_light_overrides`)),
  `theme_dark_overrides` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`theme_dark_overrides`)),
  `text_direction` varchar(255) NOT NULL DEFAULT 'auto',
  `nickname` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `directus_users_external_identifier_unique` (`external_identifier`),
  UNIQUE KEY `directus_users_email_unique` (`email`),
  UNIQUE KEY `directus_users_token_unique` (`token`),
  KEY `directus_users_role_foreign` (`role`),
  CONSTRAINT `directus_users_role_foreign` FOREIGN KEY (`role`) REFERENCES `directus_roles` (`id`) ON DELETE SET NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_users` WRITE;
/*!40000 ALTER TABLE `directus_users` DISABLE KEYS */;
INSERT INTO `directus_users` VALUES
('f967ab54-0dc0-4773-b80e-7a9f1213c9bd','Admin','User','admin@example.com','$argon2id$v=19$m=65536,t=3,p=4$LW8SKSGnG4SirDpQxnd9hg$AyYQLWhjGe5FmnAwswgIZbH8CCHv52vfXBctHsqlIWQ',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'active','264d6bb4-8410-45c5-ae32-3a3a2dbf8903','admintoken',NULL,NULL,'default',NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,'auto',NULL);
/*!40000 ALTER TABLE `directus_users` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `directus_versions`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `directus_versions` (
  `id` char(36) NOT NULL,
  `key` varchar(64) NOT NULL,
  `name` varchar(255) DEFAULT NULL,
  `collection` varchar(64) NOT NULL,
  `item` varchar(255) DEFAULT NULL,
  `hash` varchar(255) DEFAULT NULL,
  `date_created` timestamp NULL DEFAULT current_timestamp(),
  `date_updated` timestamp NULL DEFAULT current_timestamp(),
  `user_created` char(36) DEFAULT NULL,
  `user_updated` char(36) DEFAULT NULL,
  `delta` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`delta`)),
  PRIMARY KEY (`id`),
  KEY `directus_versions_collection_foreign` (`collection`),
  KEY `directus_versions_user_created_foreign` (`user_created`),
  KEY `directus_versions_user_updated_foreign` (`user_updated`),
  CONSTRAINT `directus_versions_collection_foreign` FOREIGN KEY (`collection`) REFERENCES `directus_collections` (`collection`) ON DELETE CASCADE,
  CONSTRAINT `directus_versions_user_created_foreign` FOREIGN KEY (`user_created`) REFERENCES `directus_users` (`id`) ON DELETE SET NULL,
  CONSTRAINT `directus_versions_user_updated_foreign` FOREIGN KEY (`user_updated`) REFERENCES `directus_users` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `directus_versions` WRITE;
/*!40000 ALTER TABLE `directus_versions` DISABLE KEYS */;
/*!40000 ALTER TABLE `directus_versions` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `kinds`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `kinds` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `f_string` varchar(255) DEFAULT NULL,
  `f_string50` varchar(50) NOT NULL DEFAULT 'abc',
  `f_text` text DEFAULT NULL,
  `f_boolean` tinyint(1) DEFAULT 1,
  `f_integer` int(11) DEFAULT 7,
  `f_bigint` bigint(20) DEFAULT 9,
  `f_float` float(12,3) DEFAULT 1.500,
  `f_decimal` decimal(12,3) DEFAULT 2.250,
  `f_decimal_d` decimal(10,5) DEFAULT NULL,
  `f_date` date DEFAULT NULL,
  `f_time` time DEFAULT NULL,
  `f_datetime` datetime DEFAULT current_timestamp(),
  `f_timestamp` timestamp NULL DEFAULT current_timestamp(),
  `f_timestamp_n` timestamp NULL DEFAULT NULL,
  `f_json` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT '[1,2]' CHECK (json_valid(`f_json`)),
  `f_json_n` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`f_json_n`)),
  `f_csv` text DEFAULT NULL,
  `f_hash` varchar(255) DEFAULT NULL,
  `f_uuid` char(36) DEFAULT NULL,
  `extra` varchar(20) DEFAULT 'x',
  `nometa` varchar(255) DEFAULT NULL,
  `f_geometry` geometry DEFAULT NULL,
  `f_geometry_point` point DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `kinds_f_integer_unique` (`f_integer`),
  KEY `kinds_f_string50_index` (`f_string50`)
) ENGINE=InnoDB AUTO_INCREMENT=4 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `kinds` WRITE;
/*!40000 ALTER TABLE `kinds` DISABLE KEYS */;
INSERT INTO `kinds` VALUES
(1,'s','fifty','long text',0,-2147483648,9007199254740993,0.100,123456789.125,1.50000,'2024-02-29','13:14:15','2024-02-29 13:14:15','2026-11-22 22:33:45','2024-02-29 13:14:15','{\"a\":[1,null,\"ü\"]}','[1,2,3]','a,b','$argon2id$v=19$m=65536,t=3,p=4$lgAo1bemZy9UCz07U8D/SA$mTPJoxR1L/CTvtbDC03NF9uWFUNOWpVf3QVai1BKwsw','22222222-aaaa-4aaa-8aaa-000000000001','x',NULL,0x00000000010200000002000000000000000000F03F000000000000004000000000000008400000000000001040,0x00000000010100000000000000000021400000000000A04740),
(2,NULL,'abc',NULL,1,8,9,1.500,2.250,NULL,NULL,NULL,'2026-11-22 22:33:45','2026-11-22 22:33:45',NULL,'[1,2]',NULL,NULL,NULL,'cac6d765-b6c1-4cc3-b1a8-52887cd98f55','x',NULL,NULL,NULL),
(3,NULL,'abc',NULL,1,NULL,9,1.500,2.250,NULL,NULL,NULL,'2026-11-22 22:33:45','2026-11-22 22:33:45',NULL,NULL,NULL,'',NULL,'95c2c068-5153-4623-beb5-8aa0f6b01a3f','x',NULL,NULL,NULL);
/*!40000 ALTER TABLE `kinds` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `languages`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `languages` (
  `code` varchar(255) NOT NULL,
  `name` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`code`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `languages` WRITE;
/*!40000 ALTER TABLE `languages` DISABLE KEYS */;
INSERT INTO `languages` VALUES
('de-DE','Deutsch'),
('en-US','English');
/*!40000 ALTER TABLE `languages` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `legacy_orders`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `legacy_orders` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `code` varchar(20) NOT NULL,
  `region` varchar(10) NOT NULL DEFAULT 'EU',
  `amount` decimal(10,2) NOT NULL DEFAULT 0.00,
  `author` char(36) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `legacy_orders_code_region_unique` (`code`,`region`),
  KEY `legacy_orders_author_foreign` (`author`),
  KEY `legacy_orders_amount_index` (`amount`),
  CONSTRAINT `legacy_orders_author_foreign` FOREIGN KEY (`author`) REFERENCES `author` (`id`) ON DELETE SET NULL,
  CONSTRAINT `legacy_orders_amount_check` CHECK (`amount` >= 0)
) ENGINE=InnoDB AUTO_INCREMENT=4 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `legacy_orders` WRITE;
/*!40000 ALTER TABLE `legacy_orders` DISABLE KEYS */;
INSERT INTO `legacy_orders` VALUES
(1,'A-1','EU',10.50,'11111111-aaaa-4aaa-8aaa-000000000001'),
(2,'A-1','US',0.00,NULL),
(3,'B-2','EU',99999999.99,NULL);
/*!40000 ALTER TABLE `legacy_orders` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `tag`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `tag` (
  `code` varchar(32) NOT NULL,
  `parent` varchar(32) DEFAULT NULL,
  PRIMARY KEY (`code`),
  KEY `tag_parent_foreign` (`parent`),
  CONSTRAINT `tag_parent_foreign` FOREIGN KEY (`parent`) REFERENCES `tag` (`code`) ON DELETE NO ACTION
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `tag` WRITE;
/*!40000 ALTER TABLE `tag` DISABLE KEYS */;
INSERT INTO `tag` VALUES
('news',NULL),
('überblick',NULL),
('sport','news');
/*!40000 ALTER TABLE `tag` ENABLE KEYS */;
UNLOCK TABLES;
/*!40103 SET TIME_ZONE=@OLD_TIME_ZONE */;

/*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
/*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;
/*!40014 SET UNIQUE_CHECKS=@OLD_UNIQUE_CHECKS */;
/*!40101 SET CHARACTER_SET_CLIENT=@OLD_CHARACTER_SET_CLIENT */;
/*!40101 SET CHARACTER_SET_RESULTS=@OLD_CHARACTER_SET_RESULTS */;
/*!40101 SET COLLATION_CONNECTION=@OLD_COLLATION_CONNECTION */;
/*!40111 SET SQL_NOTES=@OLD_SQL_NOTES */;

