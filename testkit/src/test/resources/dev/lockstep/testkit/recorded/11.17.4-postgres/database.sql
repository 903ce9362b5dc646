
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE public.article (
    id bigint NOT NULL,
    title character varying(255),
    status character varying(255) DEFAULT 'draft'::character varying,
    sort integer,
    author uuid,
    image uuid,
    user_created uuid,
    date_created timestamp with time zone
);

CREATE TABLE public.article_blocks (
    id integer NOT NULL,
    article_id bigint,
    item character varying(255),
    collection character varying(255)
);

CREATE SEQUENCE public.article_blocks_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.article_blocks_id_seq OWNED BY public.article_blocks.id;

CREATE SEQUENCE public.article_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.article_id_seq OWNED BY public.article.id;

CREATE TABLE public.article_tag (
    id integer NOT NULL,
    article_id bigint,
    tag_code character varying(32)
);

CREATE SEQUENCE public.article_tag_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.article_tag_id_seq OWNED BY public.article_tag.id;

CREATE TABLE public.article_translations (
    id integer NOT NULL,
    article_id bigint,
    languages_code character varying(255),
    body text
);

CREATE SEQUENCE public.article_translations_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.article_translations_id_seq OWNED BY public.article_translations.id;

CREATE TABLE public.author (
    id uuid NOT NULL,
    name character varying(100) NOT NULL,
    legacy_code character varying(20) DEFAULT 'none'::character varying
);

CREATE TABLE public.auto (
    id integer NOT NULL
);

CREATE SEQUENCE public.auto_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.auto_id_seq OWNED BY public.auto.id;

CREATE TABLE public.bare (
    id integer NOT NULL
);

CREATE SEQUENCE public.bare_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.bare_id_seq OWNED BY public.bare.id;

CREATE TABLE public.directus_access (
    id uuid NOT NULL,
    role uuid,
    "user" uuid,
    policy uuid NOT NULL,
    sort integer
);

CREATE TABLE public.directus_activity (
    id integer NOT NULL,
    action character varying(45) NOT NULL,
    "user" uuid,
    "timestamp" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    ip character varying(50),
    user_agent text,
    collection character varying(64) NOT NULL,
    item character varying(255) NOT NULL,
    origin character varying(255)
);

CREATE SEQUENCE public.directus_activity_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.directus_activity_id_seq OWNED BY public.directus_activity.id;

CREATE TABLE public.directus_collections (
    collection character varying(64) NOT NULL,
    icon character varying(64),
    note text,
    display_template character varying(255),
    hidden boolean DEFAULT false NOT NULL,
    singleton boolean DEFAULT false NOT NULL,
    translations json,
    archive_field character varying(64),
    archive_app_filter boolean DEFAULT true NOT NULL,
    archive_value character varying(255),
    unarchive_value character varying(255),
    sort_field character varying(64),
    accountability character varying(255) DEFAULT 'all'::character varying,
    color character varying(255),
    item_duplication_fields json,
    sort integer,
    "group" character varying(64),
    collapse character varying(255) DEFAULT 'open'::character varying NOT NULL,
    preview_url character varying(255),
    versioning boolean DEFAULT false NOT NULL
);

CREATE TABLE public.directus_comments (
    id uuid NOT NULL,
    collection character varying(64) NOT NULL,
    item character varying(255) NOT NULL,
    comment text NOT NULL,
    date_created timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
    date_updated timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
    user_created uuid,
    user_updated uuid
);

CREATE TABLE public.directus_dashboards (
    id uuid NOT NULL,
    name character varying(255) NOT NULL,
    icon character varying(64) DEFAULT 'dashboard'::character varying NOT NULL,
    note text,
    date_created timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
    user_created uuid,
    color character varying(255)
);

CREATE TABLE public.directus_deployment_projects (
    id uuid NOT NULL,
    deployment uuid NOT NULL,
    external_id character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    date_created timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
    user_created uuid,
    url character varying(255),
    framework character varying(255),
    deployable boolean DEFAULT true NOT NULL
);

CREATE TABLE public.directus_deployment_runs (
    id uuid NOT NULL,
    project uuid NOT NULL,
    external_id character varying(255) NOT NULL,
    target character varying(255) NOT NULL,
    date_created timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
    user_created uuid,
    status character varying(255),
    url character varying(255),
    started_at timestamp with time zone,
    completed_at timestamp with time zone
);

CREATE TABLE public.directus_deployments (
    id uuid NOT NULL,
    provider character varying(255) NOT NULL,
    credentials text,
    options text,
    date_created timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
    user_created uuid,
    webhook_ids json,
    webhook_secret character varying(255),
    last_synced_at timestamp with time zone
);

CREATE TABLE public.directus_extensions (
    enabled boolean DEFAULT true NOT NULL,
    id uuid NOT NULL,
    folder character varying(255) NOT NULL,
    source character varying(255) NOT NULL,
    bundle uuid
);

CREATE TABLE public.directus_fields (
    id integer NOT NULL,
    collection character varying(64) NOT NULL,
    field character varying(64) NOT NULL,
    special character varying(64),
    interface character varying(64),
    options json,
    display character varying(64),
    display_options json,
    readonly boolean DEFAULT false NOT NULL,
    hidden boolean DEFAULT false NOT NULL,
    sort integer,
    width character varying(30) DEFAULT 'full'::character varying,
    translations json,
    note text,
    conditions json,
    required boolean DEFAULT false,
    "group" character varying(64),
    validation json,
    validation_message text,
    searchable boolean DEFAULT true NOT NULL
);

CREATE SEQUENCE public.directus_fields_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.directus_fields_id_seq OWNED BY public.directus_fields.id;

CREATE TABLE public.directus_files (
    id uuid NOT NULL,
    storage character varying(255) NOT NULL,
    filename_disk character varying(255),
    filename_download character varying(255) NOT NULL,
    title character varying(255),
    type character varying(255),
    folder uuid,
    uploaded_by uuid,
    created_on timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    modified_by uuid,
    modified_on timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    charset character varying(50),
    filesize bigint,
    width integer,
    height integer,
    duration integer,
    embed character varying(200),
    description text,
    location text,
    tags text,
    metadata json,
    focal_point_x integer,
    focal_point_y integer,
    tus_id character varying(64),
    tus_data json,
    uploaded_on timestamp with time zone
);

CREATE TABLE public.directus_flows (
    id uuid NOT NULL,
    name character varying(255) NOT NULL,
    icon character varying(64),
    color character varying(255),
    description text,
    status character varying(255) DEFAULT 'active'::character varying NOT NULL,
    trigger character varying(255),
    accountability character varying(255) DEFAULT 'all'::character varying,
    options json,
    operation uuid,
    date_created timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
    user_created uuid
);

CREATE TABLE public.directus_folders (
    id uuid NOT NULL,
    name character varying(255) NOT NULL,
    parent uuid
);

CREATE TABLE public.directus_migrations (
    version character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    "timestamp" timestamp with time zone DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE public.directus_notifications (
    id integer NOT NULL,
    "timestamp" timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
    status character varying(255) DEFAULT 'inbox'::character varying,
    recipient uuid NOT NULL,
    sender uuid,
    subject character varying(255) NOT NULL,
    message text,
    collection character varying(64),
    item character varying(255)
);

CREATE SEQUENCE public.directus_notifications_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.directus_notifications_id_seq OWNED BY public.directus_notifications.id;

CREATE TABLE public.directus_operations (
    id uuid NOT NULL,
    name character varying(255),
    key character varying(255) NOT NULL,
    type character varying(255) NOT NULL,
    position_x integer NOT NULL,
    position_y integer NOT NULL,
    options json,
    resolve uuid,
    reject uuid,
    flow uuid NOT NULL,
    date_created timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
    user_created uuid
);

CREATE TABLE public.directus_panels (
    id uuid NOT NULL,
    dashboard uuid NOT NULL,
    name character varying(255),
    icon character varying(64) DEFAULT NULL::character varying,
    color character varying(10),
    show_header boolean DEFAULT false NOT NULL,
    note text,
    type character varying(255) NOT NULL,
    position_x integer NOT NULL,
    position_y integer NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    options json,
    date_created timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
    user_created uuid
);

CREATE TABLE public.directus_permissions (
    id integer NOT NULL,
    collection character varying(64) NOT NULL,
    action character varying(10) NOT NULL,
    permissions json,
    validation json,
    presets json,
    fields text,
    policy uuid NOT NULL
);

CREATE SEQUENCE public.directus_permissions_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.directus_permissions_id_seq OWNED BY public.directus_permissions.id;

CREATE TABLE public.directus_policies (
    id uuid NOT NULL,
    name character varying(100) NOT NULL,
    icon character varying(64) DEFAULT 'badge'::character varying NOT NULL,
    description text,
    ip_access text,
    enforce_tfa boolean DEFAULT false NOT NULL,
    admin_access boolean DEFAULT false NOT NULL,
    app_access boolean DEFAULT false NOT NULL
);

CREATE TABLE public.directus_presets (
    id integer NOT NULL,
    bookmark character varying(255),
    "user" uuid,
    role uuid,
    collection character varying(64),
    search character varying(100),
    layout character varying(100) DEFAULT 'tabular'::character varying,
    layout_query json,
    layout_options json,
    refresh_interval integer,
    filter json,
    icon character varying(64) DEFAULT 'bookmark'::character varying,
    color character varying(255)
);

CREATE SEQUENCE public.directus_presets_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.directus_presets_id_seq OWNED BY public.directus_presets.id;

CREATE TABLE public.directus_relations (
    id integer NOT NULL,
    many_collection character varying(64) NOT NULL,
    many_field character varying(64) NOT NULL,
    one_collection character varying(64),
    one_field character varying(64),
    one_collection_field character varying(64),
    one_allowed_collections text,
    junction_field character varying(64),
    sort_field character varying(64),
    one_deselect_action character varying(255) DEFAULT 'nullify'::character varying NOT NULL
);

CREATE SEQUENCE public.directus_relations_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.directus_relations_id_seq OWNED BY public.directus_relations.id;

CREATE TABLE public.directus_revisions (
    id integer NOT NULL,
    activity integer NOT NULL,
    collection character varying(64) NOT NULL,
    item character varying(255) NOT NULL,
    data json,
    delta json,
    parent integer,
    version uuid
);

CREATE SEQUENCE public.directus_revisions_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.directus_revisions_id_seq OWNED BY public.directus_revisions.id;

CREATE TABLE public.directus_roles (
    id uuid NOT NULL,
    name character varying(100) NOT NULL,
    icon character varying(64) DEFAULT 'supervised_user_circle'::character varying NOT NULL,
    description text,
    parent uuid
);

CREATE TABLE public.directus_sessions (
    token character varying(64) NOT NULL,
    "user" uuid,
    expires timestamp with time zone NOT NULL,
    ip character varying(255),
    user_agent text,
    share uuid,
    origin character varying(255),
    next_token character varying(64)
);

CREATE TABLE public.directus_settings (
    id integer NOT NULL,
    project_name character varying(100) DEFAULT 'Directus'::character varying NOT NULL,
    project_url character varying(255),
    project_color character varying(255) DEFAULT '#6644FF'::character varying NOT NULL,
    project_logo uuid,
    public_foreground uuid,
    public_background uuid,
    public_note text,
    auth_login_attempts integer DEFAULT 25,
    auth_password_policy character varying(100),
    storage_asset_transform character varying(7) DEFAULT 'all'::character varying,
    storage_asset_presets json,
    custom_css text,
    storage_default_folder uuid,
    basemaps json,
    mapbox_key character varying(255),
    module_bar json,
    project_descriptor character varying(100),
    default_language character varying(255) DEFAULT 'en-US'::character varying NOT NULL,
    custom_aspect_ratios json,
    public_favicon uuid,
    default_appearance character varying(255) DEFAULT 'auto'::character varying NOT NULL,
    default_theme_light character varying(255),
    theme_light_overrides json,
    default_theme_dark character varying(255),
    theme_dark_overrides json,
    report_error_url character varying(255),
    report_bug_url character varying(255),
    report_feature_url character varying(255),
    public_registration boolean DEFAULT false NOT NULL,
    public_registration_verify_email boolean DEFAULT true NOT NULL,
    public_registration_role uuid,
    public_registration_email_filter json,
    visual_editor_urls json,
    project_id uuid,
    mcp_enabled boolean DEFAULT false NOT NULL,
    mcp_allow_deletes boolean DEFAULT false NOT NULL,
    mcp_prompts_collection character varying(255) DEFAULT NULL::character varying,
    mcp_system_prompt_enabled boolean DEFAULT true NOT NULL,
    mcp_system_prompt text,
    project_owner character varying(255),
    project_usage character varying(255),
    org_name character varying(255),
    product_updates boolean,
    project_status character varying(255),
    ai_openai_api_key text,
    ai_anthropic_api_key text,
    ai_system_prompt text,
    ai_google_api_key text,
    ai_openai_compatible_api_key text,
    ai_openai_compatible_base_url text,
    ai_openai_compatible_name text,
    ai_openai_compatible_models json,
    ai_openai_compatible_headers json,
    ai_openai_allowed_models json,
    ai_anthropic_allowed_models json,
    ai_google_allowed_models json,
    collaborative_editing_enabled boolean DEFAULT false NOT NULL
);

CREATE SEQUENCE public.directus_settings_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.directus_settings_id_seq OWNED BY public.directus_settings.id;

CREATE TABLE public.directus_shares (
    id uuid NOT NULL,
    name character varying(255),
    collection character varying(64) NOT NULL,
    item character varying(255) NOT NULL,
    role uuid,
    password character varying(255),
    user_created uuid,
    date_created timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
    date_start timestamp with time zone,
    date_end timestamp with time zone,
    times_used integer DEFAULT 0,
    max_uses integer
);

CREATE TABLE public.directus_translations (
    id uuid NOT NULL,
    language character varying(255) NOT NULL,
    key character varying(255) NOT NULL,
    value text NOT NULL
);

CREATE TABLE public.directus_users (
    id uuid NOT NULL,
    first_name character varying(50),
    last_name character varying(50),
    email character varying(128),
    password character varying(255),
    location character varying(255),
    title character varying(50),
    description text,
    tags json,
    avatar uuid,
    language character varying(255) DEFAULT NULL::character varying,
    tfa_secret character varying(255),
    status character varying(16) DEFAULT 'active'::character varying NOT NULL,
    role uuid,
    token character varying(255),
    last_access timestamp with time zone,
    last_page character varying(255),
    provider character varying(128) DEFAULT 'default'::character varying NOT NULL,
    external_identifier character varying(255),
    auth_data json,
    email_notifications boolean DEFAULT true,
    appearance character varying(255),
    theme_dark character varying(255),
    theme_light character varying(255),
    theme_light_overrides json,
    theme_dark_overrides json,
    text_direction character varying(255) DEFAULT 'auto'::character varying NOT NULL,
    nickname character varying(255)
);

CREATE TABLE public.directus_versions (
    id uuid NOT NULL,
    key character varying(64) NOT NULL,
    name character varying(255),
    collection character varying(64) NOT NULL,
    item character varying(255) NOT NULL,
    hash character varying(255),
    date_created timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
    date_updated timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
    user_created uuid,
    user_updated uuid,
    delta json
);

CREATE TABLE public.kinds (
    id integer NOT NULL,
    f_string character varying(255),
    f_string50 character varying(50) DEFAULT 'abc'::character varying NOT NULL,
    f_text text,
    f_boolean boolean DEFAULT true,
    f_integer integer DEFAULT 7,
    f_bigint bigint DEFAULT '9'::bigint,
    f_float real DEFAULT '1.5'::real,
    f_decimal numeric(12,3) DEFAULT 2.25,
    f_decimal_d numeric(10,5),
    f_date date,
    f_time time without time zone,
    f_datetime timestamp without time zone DEFAULT CURRENT_TIMESTAMP,
    f_timestamp timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
    f_timestamp_n timestamp with time zone,
    f_json json DEFAULT '[1,2]'::json,
    f_json_n json,
    f_csv text,
    f_hash character varying(255),
    f_uuid uuid,
    f_binary bytea,
    extra character varying(20) DEFAULT 'x'::character varying,
    nometa character varying(255)
);

CREATE SEQUENCE public.kinds_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.kinds_id_seq OWNED BY public.kinds.id;

CREATE TABLE public.languages (
    code character varying(255) NOT NULL,
    name character varying(255)
);

CREATE TABLE public.legacy_orders (
    id integer NOT NULL,
    code character varying(20) NOT NULL,
    region character varying(10) DEFAULT 'EU'::character varying NOT NULL,
    amount numeric(10,2) DEFAULT 0 NOT NULL,
    author uuid,
    CONSTRAINT legacy_orders_amount_check CHECK ((amount >= (0)::numeric))
);

CREATE SEQUENCE public.legacy_orders_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.legacy_orders_id_seq OWNED BY public.legacy_orders.id;

CREATE TABLE public.tag (
    code character varying(32) NOT NULL,
    parent character varying(32)
);

ALTER TABLE ONLY public.article ALTER COLUMN id SET DEFAULT nextval('public.article_id_seq'::regclass);

ALTER TABLE ONLY public.article_blocks ALTER COLUMN id SET DEFAULT nextval('public.article_blocks_id_seq'::regclass);

ALTER TABLE ONLY public.article_tag ALTER COLUMN id SET DEFAULT nextval('public.article_tag_id_seq'::regclass);

ALTER TABLE ONLY public.article_translations ALTER COLUMN id SET DEFAULT nextval('public.article_translations_id_seq'::regclass);

ALTER TABLE ONLY public.auto ALTER COLUMN id SET DEFAULT nextval('public.auto_id_seq'::regclass);

ALTER TABLE ONLY public.bare ALTER COLUMN id SET DEFAULT nextval('public.bare_id_seq'::regclass);

ALTER TABLE ONLY public.directus_activity ALTER COLUMN id SET DEFAULT nextval('public.directus_activity_id_seq'::regclass);

ALTER TABLE ONLY public.directus_fields ALTER COLUMN id SET DEFAULT nextval('public.directus_fields_id_seq'::regclass);

ALTER TABLE ONLY public.directus_notifications ALTER COLUMN id SET DEFAULT nextval('public.directus_notifications_id_seq'::regclass);

ALTER TABLE ONLY public.directus_permissions ALTER COLUMN id SET DEFAULT nextval('public.directus_permissions_id_seq'::regclass);

ALTER TABLE ONLY public.directus_presets ALTER COLUMN id SET DEFAULT nextval('public.directus_presets_id_seq'::regclass);

ALTER TABLE ONLY public.directus_relations ALTER COLUMN id SET DEFAULT nextval('public.directus_relations_id_seq'::regclass);

ALTER TABLE ONLY public.directus_revisions ALTER COLUMN id SET DEFAULT nextval('public.directus_revisions_id_seq'::regclass);

ALTER TABLE ONLY public.directus_settings ALTER COLUMN id SET DEFAULT nextval('public.directus_settings_id_seq'::regclass);

ALTER TABLE ONLY public.kinds ALTER COLUMN id SET DEFAULT nextval('public.kinds_id_seq'::regclass);

ALTER TABLE ONLY public.legacy_orders ALTER COLUMN id SET DEFAULT nextval('public.legacy_orders_id_seq'::regclass);

INSERT INTO public.article VALUES (1, 'First', 'published', 1, '11111111-aaaa-4aaa-8aaa-000000000001', NULL, '45c39f49-7e8e-4345-b92c-5456a82327d3', '2026-11-22 22:32:27.134+00');
INSERT INTO public.article VALUES (2, 'Zweiter — ü €', 'draft', 2, '11111111-aaaa-4aaa-8aaa-000000000002', NULL, '45c39f49-7e8e-4345-b92c-5456a82327d3', '2026-11-22 22:32:27.148+00');
INSERT INTO public.article VALUES (3, 'Third', 'archived', NULL, NULL, NULL, '45c39f49-7e8e-4345-b92c-5456a82327d3', '2026-11-22 22:32:27.162+00');

INSERT INTO public.article_blocks VALUES (1, 1, '11111111-aaaa-4aaa-8aaa-000000000001', 'author');
INSERT INTO public.article_blocks VALUES (2, 1, 'news', 'tag');

INSERT INTO public.article_tag VALUES (1, 1, 'news');
INSERT INTO public.article_tag VALUES (2, 1, 'sport');
INSERT INTO public.article_tag VALUES (3, 2, 'überblick');

INSERT INTO public.article_translations VALUES (1, 1, 'en-US', 'Hello
world');
INSERT INTO public.article_translations VALUES (2, 1, 'de-DE', 'Hallo "Welt" \ 100%');

INSERT INTO public.author VALUES ('11111111-aaaa-4aaa-8aaa-000000000002', 'Bo O''Neil', 'none');
INSERT INTO public.author VALUES ('11111111-aaaa-4aaa-8aaa-000000000001', 'Ada', 'L1');

INSERT INTO public.auto VALUES (1);
INSERT INTO public.auto VALUES (2);

INSERT INTO public.directus_access VALUES ('c9dc0845-2582-4c28-8fac-2309b90f11c6', NULL, NULL, 'abf8a154-5b1c-4a46-ac9c-7300570f4f17', 1);
INSERT INTO public.directus_access VALUES ('537f9d8b-68b5-41a5-8c48-25b3a90f8ecc', '1be9664c-c802-4a9f-8eb0-8f7e7e7bd26d', NULL, '0cd3dc2b-dc02-4e9b-bf4e-b9fffbb6d0a6', NULL);


INSERT INTO public.directus_collections VALUES ('grp', 'folder', NULL, NULL, false, false, NULL, NULL, true, NULL, NULL, NULL, 'all', NULL, NULL, NULL, NULL, 'open', NULL, false);
INSERT INTO public.directus_collections VALUES ('auto', NULL, NULL, NULL, false, false, NULL, NULL, true, NULL, NULL, NULL, 'all', NULL, NULL, NULL, NULL, 'open', NULL, false);
INSERT INTO public.directus_collections VALUES ('author', 'person', 'Authors', '{{name}}', false, false, '[{"language":"en-US","translation":"Author"}]', NULL, true, NULL, NULL, NULL, 'all', NULL, NULL, NULL, 'grp', 'open', NULL, false);
INSERT INTO public.directus_collections VALUES ('kinds', NULL, NULL, NULL, false, false, NULL, NULL, true, NULL, NULL, NULL, 'all', NULL, NULL, 3, NULL, 'open', NULL, false);
INSERT INTO public.directus_collections VALUES ('article', NULL, NULL, NULL, false, false, NULL, 'status', true, 'archived', 'draft', 'sort', 'all', NULL, '["title","author"]', NULL, 'grp', 'open', NULL, true);
INSERT INTO public.directus_collections VALUES ('tag', NULL, NULL, NULL, false, false, NULL, NULL, true, NULL, NULL, NULL, 'all', NULL, NULL, NULL, NULL, 'open', NULL, false);
INSERT INTO public.directus_collections VALUES ('article_tag', NULL, NULL, NULL, true, false, NULL, NULL, true, NULL, NULL, NULL, 'all', NULL, NULL, NULL, NULL, 'open', NULL, false);
INSERT INTO public.directus_collections VALUES ('article_blocks', NULL, NULL, NULL, true, false, NULL, NULL, true, NULL, NULL, NULL, 'all', NULL, NULL, NULL, NULL, 'open', NULL, false);
INSERT INTO public.directus_collections VALUES ('languages', NULL, NULL, NULL, false, false, NULL, NULL, true, NULL, NULL, NULL, 'all', NULL, NULL, NULL, NULL, 'open', NULL, false);
INSERT INTO public.directus_collections VALUES ('article_translations', NULL, NULL, NULL, true, false, NULL, NULL, true, NULL, NULL, NULL, 'all', NULL, NULL, NULL, NULL, 'open', NULL, false);

INSERT INTO public.directus_fields VALUES (1, 'bare', 'id', NULL, 'numeric', NULL, NULL, NULL, true, true, 1, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (2, 'auto', 'id', NULL, 'numeric', NULL, NULL, NULL, true, true, 1, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (3, 'author', 'id', 'uuid', 'input', NULL, NULL, NULL, true, true, 1, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (4, 'author', 'name', NULL, 'input', NULL, NULL, NULL, false, false, 2, 'half', NULL, NULL, NULL, true, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (5, 'kinds', 'id', NULL, NULL, NULL, NULL, NULL, false, true, 1, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (6, 'kinds', 'f_string', NULL, NULL, NULL, NULL, NULL, false, false, 2, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (7, 'kinds', 'f_string50', NULL, NULL, NULL, NULL, NULL, false, false, 3, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (8, 'kinds', 'f_text', NULL, NULL, NULL, NULL, NULL, false, false, 4, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (9, 'kinds', 'f_boolean', 'cast-boolean', NULL, NULL, NULL, NULL, false, false, 5, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (10, 'kinds', 'f_integer', NULL, NULL, NULL, NULL, NULL, false, false, 6, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (11, 'kinds', 'f_bigint', NULL, NULL, NULL, NULL, NULL, false, false, 7, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (12, 'kinds', 'f_float', NULL, NULL, NULL, NULL, NULL, false, false, 8, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (13, 'kinds', 'f_decimal', NULL, NULL, NULL, NULL, NULL, false, false, 9, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (14, 'kinds', 'f_decimal_d', NULL, NULL, NULL, NULL, NULL, false, false, 10, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (15, 'kinds', 'f_date', NULL, NULL, NULL, NULL, NULL, false, false, 11, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (16, 'kinds', 'f_time', NULL, NULL, NULL, NULL, NULL, false, false, 12, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (17, 'kinds', 'f_datetime', NULL, NULL, NULL, NULL, NULL, false, false, 13, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (18, 'kinds', 'f_timestamp', 'date-created', NULL, NULL, NULL, NULL, false, false, 14, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (19, 'kinds', 'f_timestamp_n', NULL, NULL, NULL, NULL, NULL, false, false, 15, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (20, 'kinds', 'f_json', 'cast-json', NULL, NULL, NULL, NULL, false, false, 16, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (21, 'kinds', 'f_json_n', 'cast-json', NULL, NULL, NULL, NULL, false, false, 17, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (22, 'kinds', 'f_csv', 'cast-csv', NULL, NULL, NULL, NULL, false, false, 18, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (23, 'kinds', 'f_hash', 'hash,conceal', NULL, NULL, NULL, NULL, false, false, 19, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (24, 'kinds', 'f_uuid', 'uuid', NULL, NULL, NULL, NULL, false, false, 20, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (25, 'kinds', 'f_binary', NULL, NULL, NULL, NULL, NULL, false, false, 21, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (26, 'kinds', 'f_alias', 'alias,no-data,group', 'group-raw', NULL, NULL, NULL, false, false, 22, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (27, 'kinds', 'extra', NULL, NULL, '{"choices":[{"text":"A","value":"a"}]}', NULL, NULL, false, false, 1, 'full', NULL, NULL, NULL, false, 'f_alias', NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (28, 'article', 'id', NULL, NULL, NULL, NULL, NULL, false, true, 1, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (29, 'article', 'title', NULL, 'input', NULL, NULL, NULL, false, false, 2, 'full', '[{"language":"de-DE","translation":"Titel"}]', NULL, '[{"name":"c","rule":{"_and":[]},"hidden":true}]', false, NULL, '{"_and":[{"title":{"_nnull":true}}]}', NULL, true);
INSERT INTO public.directus_fields VALUES (30, 'article', 'status', NULL, NULL, NULL, NULL, NULL, false, false, 3, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (31, 'article', 'sort', NULL, NULL, NULL, NULL, NULL, false, true, 4, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (32, 'article', 'author', 'm2o', 'select-dropdown-m2o', NULL, NULL, NULL, false, false, 5, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (33, 'article', 'image', 'file', 'file-image', NULL, NULL, NULL, false, false, 6, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (34, 'article', 'user_created', 'user-created', NULL, NULL, NULL, NULL, false, false, 7, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (35, 'article', 'date_created', 'date-created', NULL, NULL, NULL, NULL, false, false, 8, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (36, 'author', 'articles', 'o2m', 'list-o2m', NULL, NULL, NULL, false, false, 3, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (37, 'tag', 'code', NULL, NULL, NULL, NULL, NULL, false, false, 1, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (38, 'article_tag', 'id', NULL, NULL, NULL, NULL, NULL, false, true, 1, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (39, 'article_tag', 'article_id', NULL, NULL, NULL, NULL, NULL, false, true, 2, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (40, 'article_tag', 'tag_code', NULL, NULL, NULL, NULL, NULL, false, true, 3, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (41, 'article', 'tags', 'm2m', 'list-m2m', NULL, NULL, NULL, false, false, 9, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (42, 'article_blocks', 'id', NULL, NULL, NULL, NULL, NULL, false, true, 1, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (43, 'article_blocks', 'article_id', NULL, NULL, NULL, NULL, NULL, false, false, 2, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (44, 'article_blocks', 'item', NULL, NULL, NULL, NULL, NULL, false, false, 3, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (45, 'article_blocks', 'collection', NULL, NULL, NULL, NULL, NULL, false, false, 4, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (46, 'article', 'blocks', 'm2a', 'list-m2a', NULL, NULL, NULL, false, false, 10, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (47, 'tag', 'parent', 'm2o', NULL, NULL, NULL, NULL, false, false, 2, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (48, 'languages', 'code', NULL, NULL, NULL, NULL, NULL, false, false, 1, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (49, 'languages', 'name', NULL, NULL, NULL, NULL, NULL, false, false, 2, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (50, 'article_translations', 'id', NULL, NULL, NULL, NULL, NULL, false, false, 1, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (51, 'article_translations', 'article_id', NULL, NULL, NULL, NULL, NULL, false, false, 2, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (52, 'article_translations', 'languages_code', NULL, NULL, NULL, NULL, NULL, false, false, 3, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (53, 'article_translations', 'body', NULL, NULL, NULL, NULL, NULL, false, false, 4, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (54, 'article', 'translations', 'translations', 'translations', NULL, NULL, NULL, false, false, 11, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);
INSERT INTO public.directus_fields VALUES (55, 'directus_users', 'nickname', NULL, 'input', NULL, NULL, NULL, false, false, 1, 'full', NULL, NULL, NULL, false, NULL, NULL, NULL, true);

INSERT INTO public.directus_migrations VALUES ('20201028A', 'Remove Collection Foreign Keys', '2026-11-22 22:31:03.77536+00');
INSERT INTO public.directus_migrations VALUES ('20201029A', 'Remove System Relations', '2026-11-22 22:31:03.80074+00');
INSERT INTO public.directus_migrations VALUES ('20201029B', 'Remove System Collections', '2026-11-22 22:31:03.820679+00');
INSERT INTO public.directus_migrations VALUES ('20201029C', 'Remove System Fields', '2026-11-22 22:31:03.851007+00');
INSERT INTO public.directus_migrations VALUES ('20201105A', 'Add Cascade System Relations', '2026-11-22 22:31:03.932453+00');
INSERT INTO public.directus_migrations VALUES ('20201105B', 'Change Webhook URL Type', '2026-11-22 22:31:03.951575+00');
INSERT INTO public.directus_migrations VALUES ('20210225A', 'Add Relations Sort Field', '2026-11-22 22:31:04.016952+00');
INSERT INTO public.directus_migrations VALUES ('20210304A', 'Remove Locked Fields', '2026-11-22 22:31:04.033454+00');
INSERT INTO public.directus_migrations VALUES ('20210312A', 'Webhooks Collections Text', '2026-11-22 22:31:04.059093+00');
INSERT INTO public.directus_migrations VALUES ('20210331A', 'Add Refresh Interval', '2026-11-22 22:31:04.079291+00');
INSERT INTO public.directus_migrations VALUES ('20210415A', 'Make Filesize Nullable', '2026-11-22 22:31:04.101521+00');
INSERT INTO public.directus_migrations VALUES ('20210416A', 'Add Collections Accountability', '2026-11-22 22:31:04.122977+00');
INSERT INTO public.directus_migrations VALUES ('20210422A', 'Remove Files Interface', '2026-11-22 22:31:04.142755+00');
INSERT INTO public.directus_migrations VALUES ('20210506A', 'Rename Interfaces', '2026-11-22 22:31:04.247661+00');
INSERT INTO public.directus_migrations VALUES ('20210510A', 'Restructure Relations', '2026-11-22 22:31:04.274499+00');
INSERT INTO public.directus_migrations VALUES ('20210518A', 'Add Foreign Key Constraints', '2026-11-22 22:31:04.296564+00');
INSERT INTO public.directus_migrations VALUES ('20210519A', 'Add System Fk Triggers', '2026-11-22 22:31:04.35427+00');
INSERT INTO public.directus_migrations VALUES ('20210521A', 'Add Collections Icon Color', '2026-11-22 22:31:04.363441+00');
INSERT INTO public.directus_migrations VALUES ('20210525A', 'Add Insights', '2026-11-22 22:31:04.380913+00');
INSERT INTO public.directus_migrations VALUES ('20210608A', 'Add Deep Clone Config', '2026-11-22 22:31:04.387434+00');
INSERT INTO public.directus_migrations VALUES ('20210626A', 'Change Filesize Bigint', '2026-11-22 22:31:04.401114+00');
INSERT INTO public.directus_migrations VALUES ('20210716A', 'Add Conditions to Fields', '2026-11-22 22:31:04.405442+00');
INSERT INTO public.directus_migrations VALUES ('20210721A', 'Add Default Folder', '2026-11-22 22:31:04.419076+00');
INSERT INTO public.directus_migrations VALUES ('20210802A', 'Replace Groups', '2026-11-22 22:31:04.426598+00');
INSERT INTO public.directus_migrations VALUES ('20210803A', 'Add Required to Fields', '2026-11-22 22:31:04.431058+00');
INSERT INTO public.directus_migrations VALUES ('20210805A', 'Update Groups', '2026-11-22 22:31:04.440071+00');
INSERT INTO public.directus_migrations VALUES ('20210805B', 'Change Image Metadata Structure', '2026-11-22 22:31:04.450913+00');
INSERT INTO public.directus_migrations VALUES ('20210811A', 'Add Geometry Config', '2026-11-22 22:31:04.459967+00');
INSERT INTO public.directus_migrations VALUES ('20210831A', 'Remove Limit Column', '2026-11-22 22:31:04.466217+00');
INSERT INTO public.directus_migrations VALUES ('20210903A', 'Add Auth Provider', '2026-11-22 22:31:04.500342+00');
INSERT INTO public.directus_migrations VALUES ('20210907A', 'Webhooks Collections Not Null', '2026-11-22 22:31:04.523436+00');
INSERT INTO public.directus_migrations VALUES ('20210910A', 'Move Module Setup', '2026-11-22 22:31:04.533032+00');
INSERT INTO public.directus_migrations VALUES ('20210920A', 'Webhooks URL Not Null', '2026-11-22 22:31:04.54337+00');
INSERT INTO public.directus_migrations VALUES ('20210924A', 'Add Collection Organization', '2026-11-22 22:31:04.560843+00');
INSERT INTO public.directus_migrations VALUES ('20210927A', 'Replace Fields Group', '2026-11-22 22:31:04.591885+00');
INSERT INTO public.directus_migrations VALUES ('20210927B', 'Replace M2M Interface', '2026-11-22 22:31:04.598011+00');
INSERT INTO public.directus_migrations VALUES ('20210929A', 'Rename Login Action', '2026-11-22 22:31:04.603143+00');
INSERT INTO public.directus_migrations VALUES ('20211007A', 'Update Presets', '2026-11-22 22:31:04.625896+00');
INSERT INTO public.directus_migrations VALUES ('20211009A', 'Add Auth Data', '2026-11-22 22:31:04.63372+00');
INSERT INTO public.directus_migrations VALUES ('20211016A', 'Add Webhook Headers', '2026-11-22 22:31:04.643481+00');
INSERT INTO public.directus_migrations VALUES ('20211103A', 'Set Unique to User Token', '2026-11-22 22:31:04.657459+00');
INSERT INTO public.directus_migrations VALUES ('20211103B', 'Update Special Geometry', '2026-11-22 22:31:04.66544+00');
INSERT INTO public.directus_migrations VALUES ('20211104A', 'Remove Collections Listing', '2026-11-22 22:31:04.671936+00');
INSERT INTO public.directus_migrations VALUES ('20211118A', 'Add Notifications', '2026-11-22 22:31:04.71533+00');
INSERT INTO public.directus_migrations VALUES ('20211211A', 'Add Shares', '2026-11-22 22:31:04.737038+00');
INSERT INTO public.directus_migrations VALUES ('20211230A', 'Add Project Descriptor', '2026-11-22 22:31:04.743801+00');
INSERT INTO public.directus_migrations VALUES ('20220303A', 'Remove Default Project Color', '2026-11-22 22:31:04.780361+00');
INSERT INTO public.directus_migrations VALUES ('20220308A', 'Add Bookmark Icon and Color', '2026-11-22 22:31:04.788431+00');
INSERT INTO public.directus_migrations VALUES ('20220314A', 'Add Translation Strings', '2026-11-22 22:31:04.80122+00');
INSERT INTO public.directus_migrations VALUES ('20220322A', 'Rename Field Typecast Flags', '2026-11-22 22:31:04.822446+00');
INSERT INTO public.directus_migrations VALUES ('20220323A', 'Add Field Validation', '2026-11-22 22:31:04.829398+00');
INSERT INTO public.directus_migrations VALUES ('20220325A', 'Fix Typecast Flags', '2026-11-22 22:31:04.84682+00');
INSERT INTO public.directus_migrations VALUES ('20220325B', 'Add Default Language', '2026-11-22 22:31:04.862317+00');
INSERT INTO public.directus_migrations VALUES ('20220402A', 'Remove Default Value Panel Icon', '2026-11-22 22:31:04.882482+00');
INSERT INTO public.directus_migrations VALUES ('20220429A', 'Add Flows', '2026-11-22 22:31:04.948655+00');
INSERT INTO public.directus_migrations VALUES ('20220429B', 'Add Color to Insights Icon', '2026-11-22 22:31:04.955192+00');
INSERT INTO public.directus_migrations VALUES ('20220429C', 'Drop Non Null From IP of Activity', '2026-11-22 22:31:04.957495+00');
INSERT INTO public.directus_migrations VALUES ('20220429D', 'Drop Non Null From Sender of Notifications', '2026-11-22 22:31:04.962028+00');
INSERT INTO public.directus_migrations VALUES ('20220614A', 'Rename Hook Trigger to Event', '2026-11-22 22:31:04.964984+00');
INSERT INTO public.directus_migrations VALUES ('20220801A', 'Update Notifications Timestamp Column', '2026-11-22 22:31:04.976667+00');
INSERT INTO public.directus_migrations VALUES ('20220802A', 'Add Custom Aspect Ratios', '2026-11-22 22:31:04.982685+00');
INSERT INTO public.directus_migrations VALUES ('20220826A', 'Add Origin to Accountability', '2026-11-22 22:31:04.987124+00');
INSERT INTO public.directus_migrations VALUES ('20230401A', 'Update Material Icons', '2026-11-22 22:31:04.996771+00');
INSERT INTO public.directus_migrations VALUES ('20230525A', 'Add Preview Settings', '2026-11-22 22:31:05.00259+00');
INSERT INTO public.directus_migrations VALUES ('20230526A', 'Migrate Translation Strings', '2026-11-22 22:31:05.015317+00');
INSERT INTO public.directus_migrations VALUES ('20230721A', 'Require Shares Fields', '2026-11-22 22:31:05.021731+00');
INSERT INTO public.directus_migrations VALUES ('20230823A', 'Add Content Versioning', '2026-11-22 22:31:05.046698+00');
INSERT INTO public.directus_migrations VALUES ('20230927A', 'Themes', '2026-11-22 22:31:05.061736+00');
INSERT INTO public.directus_migrations VALUES ('20231009A', 'Update CSV Fields to Text', '2026-11-22 22:31:05.067231+00');
INSERT INTO public.directus_migrations VALUES ('20231009B', 'Update Panel Options', '2026-11-22 22:31:05.071408+00');
INSERT INTO public.directus_migrations VALUES ('20231010A', 'Add Extensions', '2026-11-22 22:31:05.077486+00');
INSERT INTO public.directus_migrations VALUES ('20231215A', 'Add Focalpoints', '2026-11-22 22:31:05.080791+00');
INSERT INTO public.directus_migrations VALUES ('20240122A', 'Add Report URL Fields', '2026-11-22 22:31:05.083926+00');
INSERT INTO public.directus_migrations VALUES ('20240204A', 'Marketplace', '2026-11-22 22:31:05.104772+00');
INSERT INTO public.directus_migrations VALUES ('20240305A', 'Change Useragent Type', '2026-11-22 22:31:05.122714+00');
INSERT INTO public.directus_migrations VALUES ('20240311A', 'Deprecate Webhooks', '2026-11-22 22:31:05.153478+00');
INSERT INTO public.directus_migrations VALUES ('20240422A', 'Public Registration', '2026-11-22 22:31:05.170332+00');
INSERT INTO public.directus_migrations VALUES ('20240515A', 'Add Session Window', '2026-11-22 22:31:05.181307+00');
INSERT INTO public.directus_migrations VALUES ('20240701A', 'Add Tus Data', '2026-11-22 22:31:05.190363+00');
INSERT INTO public.directus_migrations VALUES ('20240716A', 'Update Files Date Fields', '2026-11-22 22:31:05.204939+00');
INSERT INTO public.directus_migrations VALUES ('20240806A', 'Permissions Policies', '2026-11-22 22:31:05.263884+00');
INSERT INTO public.directus_migrations VALUES ('20240817A', 'Update Icon Fields Length', '2026-11-22 22:31:05.313674+00');
INSERT INTO public.directus_migrations VALUES ('20240909A', 'Separate Comments', '2026-11-22 22:31:05.361528+00');
INSERT INTO public.directus_migrations VALUES ('20240909B', 'Consolidate Content Versioning', '2026-11-22 22:31:05.382523+00');
INSERT INTO public.directus_migrations VALUES ('20240924A', 'Migrate Legacy Comments', '2026-11-22 22:31:05.424943+00');
INSERT INTO public.directus_migrations VALUES ('20240924B', 'Populate Versioning Deltas', '2026-11-22 22:31:05.445062+00');
INSERT INTO public.directus_migrations VALUES ('20250224A', 'Visual Editor', '2026-11-22 22:31:05.456054+00');
INSERT INTO public.directus_migrations VALUES ('20250609A', 'License Banner', '2026-11-22 22:31:05.461111+00');
INSERT INTO public.directus_migrations VALUES ('20250613A', 'Add Project ID', '2026-11-22 22:31:05.491883+00');
INSERT INTO public.directus_migrations VALUES ('20250718A', 'Add Direction', '2026-11-22 22:31:05.496797+00');
INSERT INTO public.directus_migrations VALUES ('20250813A', 'Add MCP', '2026-11-22 22:31:05.50348+00');
INSERT INTO public.directus_migrations VALUES ('20251012A', 'Add Field Searchable', '2026-11-22 22:31:05.510345+00');
INSERT INTO public.directus_migrations VALUES ('20251014A', 'Add Project Owner', '2026-11-22 22:31:05.576433+00');
INSERT INTO public.directus_migrations VALUES ('20251028A', 'Add Retention Indexes', '2026-11-22 22:31:05.666435+00');
INSERT INTO public.directus_migrations VALUES ('20251103A', 'Add AI Settings', '2026-11-22 22:31:05.673037+00');
INSERT INTO public.directus_migrations VALUES ('20251224A', 'Remove Webhooks', '2026-11-22 22:31:05.680326+00');
INSERT INTO public.directus_migrations VALUES ('20260110A', 'Add AI Provider Settings', '2026-11-22 22:31:05.690721+00');
INSERT INTO public.directus_migrations VALUES ('20260113A', 'Add Revisions Index', '2026-11-22 22:31:05.727293+00');
INSERT INTO public.directus_migrations VALUES ('20260128A', 'Add Collaborative Editing', '2026-11-22 22:31:05.737408+00');
INSERT INTO public.directus_migrations VALUES ('20260204A', 'Add Deployment', '2026-11-22 22:31:05.788059+00');
INSERT INTO public.directus_migrations VALUES ('20260211A', 'Add Deployment Webhooks', '2026-11-22 22:31:05.803255+00');

INSERT INTO public.directus_policies VALUES ('abf8a154-5b1c-4a46-ac9c-7300570f4f17', '$t:public_label', 'public', '$t:public_description', NULL, false, false, false);
INSERT INTO public.directus_policies VALUES ('0cd3dc2b-dc02-4e9b-bf4e-b9fffbb6d0a6', 'Administrator', 'verified', '$t:admin_description', NULL, false, true, true);

INSERT INTO public.directus_relations VALUES (1, 'article', 'author', 'author', 'articles', NULL, NULL, NULL, 'sort', 'nullify');
INSERT INTO public.directus_relations VALUES (2, 'article', 'image', 'directus_files', NULL, NULL, NULL, NULL, NULL, 'nullify');
INSERT INTO public.directus_relations VALUES (3, 'article', 'user_created', 'directus_users', NULL, NULL, NULL, NULL, NULL, 'nullify');
INSERT INTO public.directus_relations VALUES (4, 'article_tag', 'article_id', 'article', 'tags', NULL, NULL, 'tag_code', NULL, 'nullify');
INSERT INTO public.directus_relations VALUES (5, 'article_tag', 'tag_code', 'tag', NULL, NULL, NULL, 'article_id', NULL, 'nullify');
INSERT INTO public.directus_relations VALUES (6, 'article_blocks', 'item', NULL, NULL, 'collection', 'author,tag', 'article_id', NULL, 'nullify');
INSERT INTO public.directus_relations VALUES (7, 'article_blocks', 'article_id', 'article', 'blocks', NULL, NULL, 'item', NULL, 'nullify');
INSERT INTO public.directus_relations VALUES (8, 'tag', 'parent', 'tag', NULL, NULL, NULL, NULL, NULL, 'nullify');
INSERT INTO public.directus_relations VALUES (9, 'article_translations', 'article_id', 'article', 'translations', NULL, NULL, 'languages_code', NULL, 'nullify');
INSERT INTO public.directus_relations VALUES (10, 'article_translations', 'languages_code', 'languages', NULL, NULL, NULL, 'article_id', NULL, 'nullify');


INSERT INTO public.directus_roles VALUES ('1be9664c-c802-4a9f-8eb0-8f7e7e7bd26d', 'Administrator', 'verified', '$t:admin_description', NULL);

INSERT INTO public.directus_settings VALUES (1, 'Directus', NULL, '#6644FF', NULL, NULL, NULL, NULL, 25, NULL, 'all', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'en-US', NULL, NULL, 'auto', NULL, NULL, NULL, NULL, NULL, NULL, NULL, false, true, NULL, NULL, NULL, '01a20562-6a0f-75ed-ad39-21672f7a5385', false, false, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '["gpt-5-nano","gpt-5-mini","gpt-5"]', '["claude-haiku-4-5","claude-sonnet-4-5"]', '["gemini-3-pro-preview","gemini-3-flash-preview","gemini-2.5-pro","gemini-2.5-flash"]', false);

INSERT INTO public.directus_users VALUES ('45c39f49-7e8e-4345-b92c-5456a82327d3', 'Admin', 'User', 'admin@example.com', '$argon2id$v=19$m=65536,t=3,p=4$OOnTt4hP67yx9BV5eY6vmw$WNCrKUb/IEOhJkC0QfIkSzmq6eGywGUmGcCcThOL74k', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'active', '1be9664c-c802-4a9f-8eb0-8f7e7e7bd26d', 'admintoken', NULL, NULL, 'default', NULL, NULL, true, NULL, NULL, NULL, NULL, NULL, 'auto', NULL);

INSERT INTO public.kinds VALUES (1, 's', 'fifty', 'long text', false, -2147483648, 9007199254740993, 0.1, 123456789.125, 1.50000, '2024-02-29', '13:14:15', '2024-02-29 13:14:15', '2026-11-22 22:32:01.063+00', '2024-02-29 13:14:15+00', '{"a":[1,null,"ü"]}', '[1,2,3]', 'a,b', '$argon2id$v=19$m=65536,t=3,p=4$9EFoKUMNJDTg3/1pwNBZ7g$cp5x0717G4DzmHnqRyo1CZvwE620f958o2VsqT+vB/8', '22222222-aaaa-4aaa-8aaa-000000000001', NULL, 'x', NULL);
INSERT INTO public.kinds VALUES (2, NULL, 'abc', NULL, true, 8, 9, 1.5, 2.250, NULL, NULL, NULL, '2026-11-22 22:32:01.324716', '2026-11-22 22:32:01.327+00', NULL, '[1,2]', NULL, NULL, NULL, 'b90c4df8-df5b-42de-a446-7835331f996e', NULL, 'x', NULL);
INSERT INTO public.kinds VALUES (3, NULL, 'abc', NULL, true, NULL, 9, 1.5, 2.250, NULL, NULL, NULL, '2026-11-22 22:32:01.358793', '2026-11-22 22:32:01.364+00', NULL, NULL, NULL, '', NULL, '1498b7dd-8589-4403-b15f-1c5ab23a17a2', NULL, 'x', NULL);

INSERT INTO public.languages VALUES ('en-US', 'English');
INSERT INTO public.languages VALUES ('de-DE', 'Deutsch');

INSERT INTO public.legacy_orders VALUES (1, 'A-1', 'EU', 10.50, '11111111-aaaa-4aaa-8aaa-000000000001');
INSERT INTO public.legacy_orders VALUES (2, 'A-1', 'US', 0.00, NULL);
INSERT INTO public.legacy_orders VALUES (3, 'B-2', 'EU', 99999999.99, NULL);

INSERT INTO public.tag VALUES ('news', NULL);
INSERT INTO public.tag VALUES ('sport', 'news');
INSERT INTO public.tag VALUES ('überblick', NULL);

SELECT pg_catalog.setval('public.article_blocks_id_seq', 2, true);

SELECT pg_catalog.setval('public.article_id_seq', 3, true);

SELECT pg_catalog.setval('public.article_tag_id_seq', 3, true);

SELECT pg_catalog.setval('public.article_translations_id_seq', 2, true);

SELECT pg_catalog.setval('public.auto_id_seq', 2, true);

SELECT pg_catalog.setval('public.bare_id_seq', 1, false);

SELECT pg_catalog.setval('public.directus_activity_id_seq', 89, true);

SELECT pg_catalog.setval('public.directus_fields_id_seq', 55, true);

SELECT pg_catalog.setval('public.directus_notifications_id_seq', 1, false);

SELECT pg_catalog.setval('public.directus_permissions_id_seq', 1, false);

SELECT pg_catalog.setval('public.directus_presets_id_seq', 1, false);

SELECT pg_catalog.setval('public.directus_relations_id_seq', 10, true);

SELECT pg_catalog.setval('public.directus_revisions_id_seq', 89, true);

SELECT pg_catalog.setval('public.directus_settings_id_seq', 1, true);

SELECT pg_catalog.setval('public.kinds_id_seq', 3, true);

SELECT pg_catalog.setval('public.legacy_orders_id_seq', 3, true);

ALTER TABLE ONLY public.article_blocks
    ADD CONSTRAINT article_blocks_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.article_tag
    ADD CONSTRAINT article_tag_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.article_translations
    ADD CONSTRAINT article_translations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.author
    ADD CONSTRAINT author_name_unique UNIQUE (name);

ALTER TABLE ONLY public.author
    ADD CONSTRAINT author_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auto
    ADD CONSTRAINT auto_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bare
    ADD CONSTRAINT bare_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_access
    ADD CONSTRAINT directus_access_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_activity
    ADD CONSTRAINT directus_activity_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_collections
    ADD CONSTRAINT directus_collections_pkey PRIMARY KEY (collection);

ALTER TABLE ONLY public.directus_comments
    ADD CONSTRAINT directus_comments_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_dashboards
    ADD CONSTRAINT directus_dashboards_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_deployment_projects
    ADD CONSTRAINT directus_deployment_projects_deployment_external_id_unique UNIQUE (deployment, external_id);

ALTER TABLE ONLY public.directus_deployment_projects
    ADD CONSTRAINT directus_deployment_projects_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_deployment_runs
    ADD CONSTRAINT directus_deployment_runs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_deployments
    ADD CONSTRAINT directus_deployments_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_deployments
    ADD CONSTRAINT directus_deployments_provider_unique UNIQUE (provider);

ALTER TABLE ONLY public.directus_extensions
    ADD CONSTRAINT directus_extensions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_fields
    ADD CONSTRAINT directus_fields_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_files
    ADD CONSTRAINT directus_files_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_flows
    ADD CONSTRAINT directus_flows_operation_unique UNIQUE (operation);

ALTER TABLE ONLY public.directus_flows
    ADD CONSTRAINT directus_flows_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_folders
    ADD CONSTRAINT directus_folders_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_migrations
    ADD CONSTRAINT directus_migrations_pkey PRIMARY KEY (version);

ALTER TABLE ONLY public.directus_notifications
    ADD CONSTRAINT directus_notifications_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_operations
    ADD CONSTRAINT directus_operations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_operations
    ADD CONSTRAINT directus_operations_reject_unique UNIQUE (reject);

ALTER TABLE ONLY public.directus_operations
    ADD CONSTRAINT directus_operations_resolve_unique UNIQUE (resolve);

ALTER TABLE ONLY public.directus_panels
    ADD CONSTRAINT directus_panels_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_permissions
    ADD CONSTRAINT directus_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_policies
    ADD CONSTRAINT directus_policies_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_presets
    ADD CONSTRAINT directus_presets_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_relations
    ADD CONSTRAINT directus_relations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_revisions
    ADD CONSTRAINT directus_revisions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_roles
    ADD CONSTRAINT directus_roles_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_sessions
    ADD CONSTRAINT directus_sessions_pkey PRIMARY KEY (token);

ALTER TABLE ONLY public.directus_settings
    ADD CONSTRAINT directus_settings_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_shares
    ADD CONSTRAINT directus_shares_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_translations
    ADD CONSTRAINT directus_translations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_users
    ADD CONSTRAINT directus_users_email_unique UNIQUE (email);

ALTER TABLE ONLY public.directus_users
    ADD CONSTRAINT directus_users_external_identifier_unique UNIQUE (external_identifier);

ALTER TABLE ONLY public.directus_users
    ADD CONSTRAINT directus_users_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directus_users
    ADD CONSTRAINT directus_users_token_unique UNIQUE (token);

ALTER TABLE ONLY public.directus_versions
    ADD CONSTRAINT directus_versions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.kinds
    ADD CONSTRAINT kinds_f_integer_unique UNIQUE (f_integer);

ALTER TABLE ONLY public.kinds
    ADD CONSTRAINT kinds_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.languages
    ADD CONSTRAINT languages_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.legacy_orders
    ADD CONSTRAINT legacy_orders_code_region_unique UNIQUE (code, region);

ALTER TABLE ONLY public.legacy_orders
    ADD CONSTRAINT legacy_orders_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.tag
    ADD CONSTRAINT tag_pkey PRIMARY KEY (code);

CREATE INDEX directus_activity_timestamp_index ON public.directus_activity USING btree ("timestamp");

CREATE INDEX directus_revisions_activity_index ON public.directus_revisions USING btree (activity);

CREATE INDEX directus_revisions_parent_index ON public.directus_revisions USING btree (parent);

CREATE INDEX kinds_f_string50_index ON public.kinds USING btree (f_string50);

CREATE INDEX legacy_orders_amount_index ON public.legacy_orders USING btree (amount);

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_author_foreign FOREIGN KEY (author) REFERENCES public.author(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.article_blocks
    ADD CONSTRAINT article_blocks_article_id_foreign FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_image_foreign FOREIGN KEY (image) REFERENCES public.directus_files(id);

ALTER TABLE ONLY public.article_tag
    ADD CONSTRAINT article_tag_article_id_foreign FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.article_tag
    ADD CONSTRAINT article_tag_tag_code_foreign FOREIGN KEY (tag_code) REFERENCES public.tag(code) ON DELETE SET NULL;

ALTER TABLE ONLY public.article_translations
    ADD CONSTRAINT article_translations_article_id_foreign FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.article_translations
    ADD CONSTRAINT article_translations_languages_code_foreign FOREIGN KEY (languages_code) REFERENCES public.languages(code) ON DELETE SET NULL;

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_user_created_foreign FOREIGN KEY (user_created) REFERENCES public.directus_users(id);

ALTER TABLE ONLY public.directus_access
    ADD CONSTRAINT directus_access_policy_foreign FOREIGN KEY (policy) REFERENCES public.directus_policies(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.directus_access
    ADD CONSTRAINT directus_access_role_foreign FOREIGN KEY (role) REFERENCES public.directus_roles(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.directus_access
    ADD CONSTRAINT directus_access_user_foreign FOREIGN KEY ("user") REFERENCES public.directus_users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.directus_collections
    ADD CONSTRAINT directus_collections_group_foreign FOREIGN KEY ("group") REFERENCES public.directus_collections(collection);

ALTER TABLE ONLY public.directus_comments
    ADD CONSTRAINT directus_comments_user_created_foreign FOREIGN KEY (user_created) REFERENCES public.directus_users(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.directus_comments
    ADD CONSTRAINT directus_comments_user_updated_foreign FOREIGN KEY (user_updated) REFERENCES public.directus_users(id);

ALTER TABLE ONLY public.directus_dashboards
    ADD CONSTRAINT directus_dashboards_user_created_foreign FOREIGN KEY (user_created) REFERENCES public.directus_users(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.directus_deployment_projects
    ADD CONSTRAINT directus_deployment_projects_deployment_foreign FOREIGN KEY (deployment) REFERENCES public.directus_deployments(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.directus_deployment_projects
    ADD CONSTRAINT directus_deployment_projects_user_created_foreign FOREIGN KEY (user_created) REFERENCES public.directus_users(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.directus_deployment_runs
    ADD CONSTRAINT directus_deployment_runs_project_foreign FOREIGN KEY (project) REFERENCES public.directus_deployment_projects(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.directus_deployment_runs
    ADD CONSTRAINT directus_deployment_runs_user_created_foreign FOREIGN KEY (user_created) REFERENCES public.directus_users(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.directus_deployments
    ADD CONSTRAINT directus_deployments_user_created_foreign FOREIGN KEY (user_created) REFERENCES public.directus_users(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.directus_files
    ADD CONSTRAINT directus_files_folder_foreign FOREIGN KEY (folder) REFERENCES public.directus_folders(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.directus_files
    ADD CONSTRAINT directus_files_modified_by_foreign FOREIGN KEY (modified_by) REFERENCES public.directus_users(id);

ALTER TABLE ONLY public.directus_files
    ADD CONSTRAINT directus_files_uploaded_by_foreign FOREIGN KEY (uploaded_by) REFERENCES public.directus_users(id);

ALTER TABLE ONLY public.directus_flows
    ADD CONSTRAINT directus_flows_user_created_foreign FOREIGN KEY (user_created) REFERENCES public.directus_users(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.directus_folders
    ADD CONSTRAINT directus_folders_parent_foreign FOREIGN KEY (parent) REFERENCES public.directus_folders(id);

ALTER TABLE ONLY public.directus_notifications
    ADD CONSTRAINT directus_notifications_recipient_foreign FOREIGN KEY (recipient) REFERENCES public.directus_users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.directus_notifications
    ADD CONSTRAINT directus_notifications_sender_foreign FOREIGN KEY (sender) REFERENCES public.directus_users(id);

ALTER TABLE ONLY public.directus_operations
    ADD CONSTRAINT directus_operations_flow_foreign FOREIGN KEY (flow) REFERENCES public.directus_flows(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.directus_operations
    ADD CONSTRAINT directus_operations_reject_foreign FOREIGN KEY (reject) REFERENCES public.directus_operations(id);

ALTER TABLE ONLY public.directus_operations
    ADD CONSTRAINT directus_operations_resolve_foreign FOREIGN KEY (resolve) REFERENCES public.directus_operations(id);

ALTER TABLE ONLY public.directus_operations
    ADD CONSTRAINT directus_operations_user_created_foreign FOREIGN KEY (user_created) REFERENCES public.directus_users(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.directus_panels
    ADD CONSTRAINT directus_panels_dashboard_foreign FOREIGN KEY (dashboard) REFERENCES public.directus_dashboards(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.directus_panels
    ADD CONSTRAINT directus_panels_user_created_foreign FOREIGN KEY (user_created) REFERENCES public.directus_users(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.directus_permissions
    ADD CONSTRAINT directus_permissions_policy_foreign FOREIGN KEY (policy) REFERENCES public.directus_policies(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.directus_presets
    ADD CONSTRAINT directus_presets_role_foreign FOREIGN KEY (role) REFERENCES public.directus_roles(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.directus_presets
    ADD CONSTRAINT directus_presets_user_foreign FOREIGN KEY ("user") REFERENCES public.directus_users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.directus_revisions
    ADD CONSTRAINT directus_revisions_activity_foreign FOREIGN KEY (activity) REFERENCES public.directus_activity(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.directus_revisions
    ADD CONSTRAINT directus_revisions_parent_foreign FOREIGN KEY (parent) REFERENCES public.directus_revisions(id);

ALTER TABLE ONLY public.directus_revisions
    ADD CONSTRAINT directus_revisions_version_foreign FOREIGN KEY (version) REFERENCES public.directus_versions(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.directus_roles
    ADD CONSTRAINT directus_roles_parent_foreign FOREIGN KEY (parent) REFERENCES public.directus_roles(id);

ALTER TABLE ONLY public.directus_sessions
    ADD CONSTRAINT directus_sessions_share_foreign FOREIGN KEY (share) REFERENCES public.directus_shares(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.directus_sessions
    ADD CONSTRAINT directus_sessions_user_foreign FOREIGN KEY ("user") REFERENCES public.directus_users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.directus_settings
    ADD CONSTRAINT directus_settings_project_logo_foreign FOREIGN KEY (project_logo) REFERENCES public.directus_files(id);

ALTER TABLE ONLY public.directus_settings
    ADD CONSTRAINT directus_settings_public_background_foreign FOREIGN KEY (public_background) REFERENCES public.directus_files(id);

ALTER TABLE ONLY public.directus_settings
    ADD CONSTRAINT directus_settings_public_favicon_foreign FOREIGN KEY (public_favicon) REFERENCES public.directus_files(id);

ALTER TABLE ONLY public.directus_settings
    ADD CONSTRAINT directus_settings_public_foreground_foreign FOREIGN KEY (public_foreground) REFERENCES public.directus_files(id);

ALTER TABLE ONLY public.directus_settings
    ADD CONSTRAINT directus_settings_public_registration_role_foreign FOREIGN KEY (public_registration_role) REFERENCES public.directus_roles(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.directus_settings
    ADD CONSTRAINT directus_settings_storage_default_folder_foreign FOREIGN KEY (storage_default_folder) REFERENCES public.directus_folders(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.directus_shares
    ADD CONSTRAINT directus_shares_collection_foreign FOREIGN KEY (collection) REFERENCES public.directus_collections(collection) ON DELETE CASCADE;

ALTER TABLE ONLY public.directus_shares
    ADD CONSTRAINT directus_shares_role_foreign FOREIGN KEY (role) REFERENCES public.directus_roles(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.directus_shares
    ADD CONSTRAINT directus_shares_user_created_foreign FOREIGN KEY (user_created) REFERENCES public.directus_users(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.directus_users
    ADD CONSTRAINT directus_users_role_foreign FOREIGN KEY (role) REFERENCES public.directus_roles(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.directus_versions
    ADD CONSTRAINT directus_versions_collection_foreign FOREIGN KEY (collection) REFERENCES public.directus_collections(collection) ON DELETE CASCADE;

ALTER TABLE ONLY public.directus_versions
    ADD CONSTRAINT directus_versions_user_created_foreign FOREIGN KEY (user_created) REFERENCES public.directus_users(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.directus_versions
    ADD CONSTRAINT directus_versions_user_updated_foreign FOREIGN KEY (user_updated) REFERENCES public.directus_users(id);

ALTER TABLE ONLY public.legacy_orders
    ADD CONSTRAINT legacy_orders_author_fkey FOREIGN KEY (author) REFERENCES public.author(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.tag
    ADD CONSTRAINT tag_parent_foreign FOREIGN KEY (parent) REFERENCES public.tag(code);

