-- The list of staff says who has no way to sign in yet. Whose sign-in it is, and nothing of it, may be read.
GRANT SELECT (person_id) ON auth_users TO desk_staff, desk_staff_limited;
