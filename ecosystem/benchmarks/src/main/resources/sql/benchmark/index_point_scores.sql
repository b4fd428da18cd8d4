-- four more B-trees beside the primary key; the last is the one that serves the box
create index point_scores_risk on point_scores (risk_type);
create index point_scores_year on point_scores (target_year);
create index point_scores_risk_year on point_scores (risk_type, target_year);
create index point_scores_risk_year_position on point_scores (risk_type, target_year, latitude, longitude);
