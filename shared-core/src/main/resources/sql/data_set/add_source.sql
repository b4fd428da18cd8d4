-- one row inserted: where numbers come from
insert into data_source (data_set_id, id, name, licence, attribution, method, period, files)
values (:data_set_id, :id, :name, :licence, :attribution, :method, :period, :files::text[])
