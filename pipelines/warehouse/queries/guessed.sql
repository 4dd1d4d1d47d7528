-- One row per dataset whose columns were found by their names.
select distinct split_part(source_path, '#', 1) as source_path, flag
from (select source_path, unnest(flags) as flag from core.texts)
where starts_with(flag, 'columns_guessed:') order by all
