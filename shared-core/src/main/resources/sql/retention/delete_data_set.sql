-- one row deleted, with its sources, stations, points, regions and warming, unless readers see it again
delete from data_set
where id = :id
  and state = 'RETIRED'
