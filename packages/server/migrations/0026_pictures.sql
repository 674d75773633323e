-- A picture drawn anew from the bytes that came is all that a browser ever shows. Unknown until somebody looks.
ALTER TABLE files ADD COLUMN picture_key text UNIQUE CHECK (picture_key ~ '^[a-z0-9]{32}$');
ALTER TABLE files ADD COLUMN is_picture boolean;
