-- the least that a queue can be
create table plain_queue (id bigint generated always as identity primary key, number int not null);
