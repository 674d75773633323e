-- The day of a finding that its owner was reminded of: another day is reminded of anew.
ALTER TABLE findings ADD COLUMN reminded_for date;
