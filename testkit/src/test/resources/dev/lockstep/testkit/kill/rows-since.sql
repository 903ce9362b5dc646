insert into visit (id, author) values (1, 5), (2, 41 - 1)
insert into book (id, title, pages, price, author) values (301, 'Since', 5, 7.5, 2)
insert into author (id, name, mentor) values (41, 'Since', 3)
update book set price = 99.125 where id = 3
update book set due = null where id = 4
