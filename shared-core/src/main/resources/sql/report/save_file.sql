-- one row written; a repeat replaces it; primary key
insert into report_file (report_id, format, is_gzip, size_bytes, sha256, content)
values (:report_id, :format, :is_gzip, :size_bytes, :sha256, :content)
on conflict (report_id, format) do update
set is_gzip = excluded.is_gzip, size_bytes = excluded.size_bytes, sha256 = excluded.sha256,
    content = excluded.content
