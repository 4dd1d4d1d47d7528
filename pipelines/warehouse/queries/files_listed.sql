-- One row: all that is known of the files in the folder, in one text.
select string_agg(each, ' ' order by each) from (
    select concat(source_path, ' ', cast(document_ids as varchar)) as each from core.files
    union all
    select concat(source_path, ' ', reason) as each from core.skipped_files
)
