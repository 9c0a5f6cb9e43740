-- query pages
select 'entrance' as page
