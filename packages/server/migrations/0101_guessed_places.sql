-- Whoever joined by single sign-on is counted where the primary contact is until they say where they work.
ALTER TABLE mandates ADD COLUMN is_place_guessed boolean NOT NULL DEFAULT false;
