-- What is known to be wrong and what releases mend, by their words. The queries say the same expressions.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX known_issues_words ON known_issues USING gin (
  to_tsvector('simple'::regconfig, title || ' ' || says || ' ' || coalesce(workaround, '')), title gin_trgm_ops);
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX release_fixes_words ON release_fixes USING gin (to_tsvector('simple'::regconfig, says), says gin_trgm_ops);
