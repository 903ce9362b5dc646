insert into author (id, name, country, mentor) with recursive n (i) as (select 1 union all select i + 1 from n where i < 40) select i, 'Author ' || i, case when i % 3 = 0 then null else 'Country ' || (i % 7) end, case when i > 10 then i - 10 end from n;
insert into book (id, title, pages, price, note, author) with recursive n (i) as (select 1 union all select i + 1 from n where i < 300) select i, 'Title ' || i, i * 7, (i % 90) || '.' || (10 + i % 80), case when i % 2 = 0 then 'Note ' || i end, 1 + i % 40 from n;
insert into loan (id, book, reader) with recursive n (i) as (select 1 union all select i + 1 from n where i < 500) select i, 1 + i % 300, 'Reader ' || (i % 50) from n;
insert into shelf (id, label) with recursive n (i) as (select 1 union all select i + 1 from n where i < 30) select i, 'Shelf ' || i from n;
insert into directus_presets (bookmark, collection) values ('All shelves', 'shelf'), ('All books', 'book');
update book set due = '2024-02-29' where id % 3 > 0
