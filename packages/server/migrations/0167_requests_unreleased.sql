-- What is decided on and named for no release yet, by weight: the last column of the road-map by release.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX requests_unreleased ON requests (weight DESC, id DESC)
  WHERE merged_into IS NULL AND release_version IS NULL AND status IN ('under_consideration', 'planned', 'in_progress');
