-- Only role `crossing` proves e-mail addresses; role `app`, in which connections rest, cannot read these at all.
grant select, insert, update, delete on identity_users, identity_sessions, identity_accounts, identity_verifications to crossing;
