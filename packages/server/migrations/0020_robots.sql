-- A robot is a name among the people, made with its key: what it writes carries that name. The account's people see
-- it and the one who makes its key writes it.
CREATE POLICY customers_robot ON people FOR SELECT TO desk_customer
  USING (id IN (SELECT k.id FROM api_keys k WHERE k.is_robot AND k.account_id = desk_account()));
CREATE POLICY new_customers_robot ON people FOR INSERT TO desk_customer
  WITH CHECK (id IN (SELECT k.id FROM api_keys k WHERE k.is_robot AND k.account_id = desk_account() AND k.person_id = desk_person()));
