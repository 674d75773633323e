-- Staff with named accounts see the people of those accounts and their colleagues on the staff; the vendor's robots and
-- those accounts'. They still write new people: a contact is written before the mandate that brings her into sight.
DROP POLICY staff ON people;
CREATE POLICY staff ON people TO desk_staff USING (true);
CREATE POLICY limited_reads ON people FOR SELECT TO desk_staff_limited USING (
  id IN (SELECT m.person_id FROM mandates m WHERE m.account_id = ANY (desk_accounts()))
  OR id IN (SELECT s.person_id FROM staff s)
  OR id IN (SELECT k.id FROM api_keys k WHERE k.is_robot)
);
CREATE POLICY limited_adds ON people FOR INSERT TO desk_staff_limited WITH CHECK (true);
CREATE POLICY limited_changes ON people FOR UPDATE TO desk_staff_limited USING (
  id IN (SELECT m.person_id FROM mandates m WHERE m.account_id = ANY (desk_accounts())) OR id = desk_person()
);
DROP POLICY staff ON addresses;
CREATE POLICY staff ON addresses TO desk_staff USING (true);
CREATE POLICY limited_reads ON addresses FOR SELECT TO desk_staff_limited USING (
  person_id IN (SELECT m.person_id FROM mandates m WHERE m.account_id = ANY (desk_accounts()))
  OR person_id IN (SELECT s.person_id FROM staff s)
);
CREATE POLICY limited_adds ON addresses FOR INSERT TO desk_staff_limited WITH CHECK (true);
CREATE POLICY limited_changes ON addresses FOR UPDATE TO desk_staff_limited USING (
  person_id IN (SELECT m.person_id FROM mandates m WHERE m.account_id = ANY (desk_accounts())) OR person_id = desk_person()
);
CREATE POLICY limited_robots ON api_keys FOR SELECT TO desk_staff_limited
  USING (is_robot AND (account_id IS NULL OR account_id = ANY (desk_accounts())));

-- They write facts about no account, and read none: these tell of people of every account.
DROP POLICY limited ON audit_entries;
CREATE POLICY limited_reads ON audit_entries FOR SELECT TO desk_staff_limited USING (account_id = ANY (desk_accounts()));
CREATE POLICY limited_adds ON audit_entries FOR INSERT TO desk_staff_limited
  WITH CHECK (account_id = ANY (desk_accounts() || '00000000-0000-0000-0000-000000000000'::uuid));
DROP POLICY limited ON events;
CREATE POLICY limited_reads ON events FOR SELECT TO desk_staff_limited USING (account_id = ANY (desk_accounts()));
CREATE POLICY limited_adds ON events FOR INSERT TO desk_staff_limited
  WITH CHECK (account_id = ANY (desk_accounts() || '00000000-0000-0000-0000-000000000000'::uuid));
-- Whom colleagues see is not theirs to write.
REVOKE INSERT, UPDATE ON staff, staff_roles FROM desk_staff_limited;
