create table ledger (id int not null auto_increment, code varchar(10) not null default 'none', amount varchar(12) not null, legacy varchar(20) not null default 'was', note char(10) comment 'it''s a\nnote', parent int, touched timestamp null default null on update current_timestamp, base int default 3, twice int generated always as (base * 2) stored, primary key (id), key by_legacy (legacy), key by_amount (amount), unique key one_code (code), key by_parent (parent), key by_two (note, code), constraint sane check (touched is null or touched > '2000-01-01'), constraint parent_of foreign key (parent) references ledger (id) on delete set null) engine=InnoDB collate=utf8mb4_bin comment='a, b'
create table entry (id int not null auto_increment, ledger int not null, at_code varchar(10), primary key (id), key by_ledger (ledger), constraint of_ledger foreign key (ledger) references ledger (id) on delete cascade, constraint by_code foreign key (at_code) references ledger (code)) engine=InnoDB collate=utf8mb4_bin
create table spare (id int not null auto_increment, label varchar(20), primary key (id)) engine=InnoDB
insert into ledger (id, code, amount, legacy, note, parent) values (1, 'a', '12.50', 'x', 'one ', null), (2, 'b', '0.75', 'y', null, 1), (3, 'c', '100.00', 'x', 'three', 1), (4, 'd', '7.00', 'z', 'four', 3)
insert into entry (id, ledger, at_code) values (1, 1, 'a'), (2, 2, 'b'), (3, 2, null)
insert into spare (label) values ('a'), ('b')
create trigger ledger_before before update on ledger for each row set new.note = 'touched'
create trigger spare_after after insert on spare for each row set @counted = new.label
create view loans_of as select id, reader from loan
create table lockstep_kept_90 (id int not null auto_increment, title varchar(20) not null, ledger int, size int default 3, primary key (id), key spare_ledger (ledger), unique key spare_title (title)) engine=InnoDB
insert into lockstep_kept_90 (id, title, ledger) values (5, 'old', 1), (9, 'older', null)
create table lockstep_kept_92 ("key" int not null, "value" varchar(9) default null) engine=InnoDB
insert into lockstep_kept_92 values (1, 'one'), (2, 'two'), (3, 'three'), (4, 'four')
