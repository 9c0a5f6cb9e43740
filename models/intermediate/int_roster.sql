-- The bodies that must report: the user's own list where one is given, else that of the book.
select
    agency_id,
    agency_name,
    region_code,
    first_year,
    last_year
from ({{ roster() }}) as listed
