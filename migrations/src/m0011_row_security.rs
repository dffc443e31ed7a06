//! The second lock on what is somebody's own, for PostgreSQL: which rows there are for who acts, whatever the query forgot to
//! ask. SQLite has nothing like it.
//!
//! Each transaction says who acts by three settings, which end with it (`store` sets them where it gives a grant):
//!
//! | setting | is |
//! |---|---|
//! | `vakspoor.account` | the account of who is logged in, else empty |
//! | `vakspoor.role` | `program`: its own work; `door`: signing up, logging in; `newcomer`: who founds or joins; else empty |
//! | `vakspoor.day` | the day, for what is shared between two dates |
//!
//! Where they are missing nobody acts, and there is no row. Policies hold for the owner of the tables too, as whom the program
//! connects; for a superuser, and who has BYPASSRLS, they do not.
//!
//! A function that looks something up for a policy does so as the program: otherwise the policy of `membership` would ask
//! itself. Policies call them in a `(SELECT …)`: once for a query, and only when a cheaper reason has not sufficed.
//!
//! Whether something is shared is asked of `link` for each row, by an index: sets of everybody who shares were ten times slower
//! for one portfolio. What is read of thousands, `overview_line`, has it in its rows. That the employer has written down a last
//! day, or taken the record away, is for the queries to see.
use sea_orm_migration::prelude::*;

use crate::dialect::either;

/// See the module.
#[derive(Debug)]
pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m0011_row_security"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        either(manager, "SELECT 1;", FUNCTIONS).await?;
        for (name, query) in LOOKED_UP {
            either(manager, "SELECT 1;", &looked_up(name, query)).await?;
        }
        for policy in POLICIES {
            either(manager, "SELECT 1;", &policy.up()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for policy in POLICIES {
            either(manager, "SELECT 1;", &policy.down()).await?;
        }
        either(manager, "SELECT 1;", DROP_FUNCTIONS).await
    }
}

const FUNCTIONS: &str = "
CREATE FUNCTION vakspoor_account() RETURNS uuid LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('vakspoor.account', true), '')::uuid $$;

CREATE FUNCTION vakspoor_day() RETURNS date LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('vakspoor.day', true), '')::date $$;

CREATE FUNCTION vakspoor_is(name text) RETURNS boolean LANGUAGE sql STABLE
    AS $$ SELECT coalesce(current_setting('vakspoor.role', true) = name, false) $$;
";

/// What is looked up for policies: a name, and what it holds.
const LOOKED_UP: [(&str, &str); 4] = [
    // The organisations in which who acts has a role.
    (
        "vakspoor_organisations",
        "SELECT organisation_id FROM membership WHERE account_id = vakspoor_account() AND ended_at IS NULL",
    ),
    // The organisations with which who acts shares or has shared something.
    ("vakspoor_employers", "SELECT organisation_id FROM link WHERE account_id = vakspoor_account()"),
    // As whom of their staff those know who acts.
    ("vakspoor_staff", "SELECT staff_id FROM link WHERE account_id = vakspoor_account()"),
    // Who works or worked with who acts, in a role, or for those with whom they share: their names are told.
    (
        "vakspoor_members",
        "SELECT account_id FROM membership
            WHERE organisation_id = ANY (vakspoor_organisations() || vakspoor_employers())",
    ),
];

/// A function that looks something up as the program.
fn looked_up(name: &str, query: &str) -> String {
    format!(
        "CREATE FUNCTION {name}() RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
DECLARE
    acting text := coalesce(current_setting('vakspoor.role', true), '');
    found uuid[];
BEGIN
    PERFORM set_config('vakspoor.role', 'program', true);
    found := ARRAY({query});
    PERFORM set_config('vakspoor.role', acting, true);
    RETURN found;
END
$$;"
    )
}

const DROP_FUNCTIONS: &str = "
DROP FUNCTION vakspoor_members();
DROP FUNCTION vakspoor_staff();
DROP FUNCTION vakspoor_employers();
DROP FUNCTION vakspoor_organisations();
DROP FUNCTION vakspoor_is(text);
DROP FUNCTION vakspoor_day();
DROP FUNCTION vakspoor_account();
";

/// What holds for the rows of a table. The program itself may do everything; whoever may write a row may read it.
struct Policy {
    table: &'static str,
    /// Which rows there are to read, besides those that may be written.
    read: &'static str,
    /// Which rows may be written.
    write: Write,
}

enum Write {
    /// Those that this holds for, before and after.
    All(&'static str),
    /// Added, changed (before; after) and removed: each has its own.
    Each { insert: &'static str, update: (&'static str, &'static str), delete: &'static str },
}

const NOBODY: &str = "false";

/// `{me}`, `{door}` … stand for who acts.
const POLICIES: &[Policy] = &[
    Policy {
        table: "account",
        read: "id = ANY ({members}) OR EXISTS (SELECT 1 FROM link
            WHERE link.account_id = account.id AND {holds} AND link.sharing IN ('sums', 'activities'))",
        write: Write::All("id = {me} OR {door}"),
    },
    Policy { table: "session", read: NOBODY, write: Write::All("account_id = {me} OR {door}") },
    Policy { table: "half_session", read: NOBODY, write: Write::All("account_id = {me} OR {door}") },
    Policy { table: "token", read: NOBODY, write: Write::All("account_id = {me} OR {door}") },
    Policy { table: "second_factor", read: NOBODY, write: Write::All("account_id = {me} OR {door}") },
    Policy { table: "recovery_code", read: NOBODY, write: Write::All("account_id = {me} OR {door}") },
    // Which registration somebody has is told at every level. Sums and lists of activities are made of whole elements, by the
    // service: that neither tells what a reflection was about cannot be said here.
    Policy {
        table: "entry",
        read: "EXISTS (SELECT 1 FROM link WHERE link.account_id = entry.account_id AND {holds}
            AND (entry.kind = 'registration' OR link.sharing IN ('sums', 'activities')))
            OR (entry.kind = 'registration' AND EXISTS (SELECT 1 FROM link WHERE link.account_id = entry.account_id
                AND link.staff_id IN ({responsible}) AND link.withdrawn_at IS NULL AND link.since <= {day}
                AND (link.until IS NULL OR link.until >= {day})))",
        write: Write::All("account_id = {me}"),
    },
    Policy { table: "change", read: NOBODY, write: Write::All("account_id = {me}") },
    Policy {
        table: "standing",
        read: "EXISTS (SELECT 1 FROM link WHERE link.account_id = standing.account_id AND {holds})",
        write: Write::All("account_id = {me}"),
    },
    // Written by the employer and by who shares, each for what is theirs. On a day on which a line does not hold it is not there.
    Policy {
        table: "overview_line",
        read: "(organisation_id = ANY ({organisations}) AND made_on <= {day} AND changes_on > {day}) OR staff_id = ANY ({staff})",
        write: Write::Each {
            insert: "organisation_id = ANY ({organisations}) OR staff_id = ANY ({staff})",
            update: ("organisation_id = ANY ({organisations})", "organisation_id = ANY ({organisations})"),
            delete: "organisation_id = ANY ({organisations}) OR staff_id = ANY ({staff})",
        },
    },
    Policy {
        table: "organisation",
        read: "{newcomer} OR id = ANY ({organisations}) OR id = ANY ({employers})",
        write: Write::Each {
            insert: "{newcomer}",
            update: ("id = ANY ({organisations})", "id = ANY ({organisations})"),
            delete: "id = ANY ({organisations})",
        },
    },
    Policy {
        table: "organisation_change",
        read: NOBODY,
        write: Write::All("{newcomer} OR organisation_id = ANY ({organisations})"),
    },
    Policy {
        table: "location",
        read: "organisation_id = ANY ({employers})",
        write: Write::All("organisation_id = ANY ({organisations})"),
    },
    Policy {
        table: "team",
        read: "organisation_id = ANY ({employers})",
        write: Write::All("organisation_id = ANY ({organisations})"),
    },
    Policy {
        table: "membership",
        read: "account_id = {me} OR {door}",
        write: Write::All("{newcomer} OR organisation_id = ANY ({organisations})"),
    },
    Policy {
        table: "membership_team",
        read: NOBODY,
        write: Write::All(
            "{newcomer} OR EXISTS (SELECT 1 FROM team
                WHERE team.id = membership_team.team_id AND team.organisation_id = ANY ({organisations}))",
        ),
    },
    Policy {
        table: "invitation",
        read: NOBODY,
        write: Write::All("{newcomer} OR organisation_id = ANY ({organisations})"),
    },
    // Who joins finds the record that is theirs; later they see theirs, and who is responsible for what they do.
    Policy {
        table: "staff",
        read: "id = ANY ({staff}) OR id IN ({responsible}) OR id IN ({answered})",
        write: Write::All("{newcomer} OR organisation_id = ANY ({organisations})"),
    },
    // A professional begins it and an employer can only end it.
    Policy {
        table: "link",
        read: "{newcomer} OR {door} OR account_id = {me} OR organisation_id = ANY ({organisations})
            OR staff_id = ANY ({staff}) OR staff_id IN ({responsible})",
        write: Write::Each {
            insert: "account_id = {me} AND {newcomer}",
            update: (
                "account_id = {me} OR organisation_id = ANY ({organisations})",
                "account_id = {me} OR (organisation_id = ANY ({organisations}) AND withdrawn_at IS NOT NULL)",
            ),
            delete: NOBODY,
        },
    },
    Policy {
        table: "register_check",
        read: "{newcomer}",
        write: Write::All("organisation_id = ANY ({organisations})"),
    },
    // The log is of who is looked at; who looks writes it, in their own name, and knows what they wrote.
    Policy {
        table: "reading",
        read: "account_id = {me} OR actor_id = {me}",
        write: Write::Each {
            insert: "actor_id = {me} AND (organisation_id = ANY ({organisations}) OR organisation_id = ANY ({employers}))",
            update: (NOBODY, NOBODY),
            delete: NOBODY,
        },
    },
    Policy {
        table: "kind_of_work",
        read: "organisation_id = ANY ({employers})",
        write: Write::All("organisation_id = ANY ({organisations})"),
    },
    Policy {
        table: "competence",
        read: "staff_id = ANY ({staff}) OR staff_id IN ({answered})",
        write: Write::All(
            "EXISTS (SELECT 1 FROM staff
                WHERE staff.id = competence.staff_id AND staff.organisation_id = ANY ({organisations}))",
        ),
    },
    Policy {
        table: "arrangement",
        read: "{door} OR staff_id = ANY ({staff}) OR responsible_id = ANY ({staff})",
        write: Write::All("organisation_id = ANY ({organisations})"),
    },
    Policy {
        table: "allocation",
        read: "{door} OR staff_id = ANY ({staff})",
        write: Write::All("organisation_id = ANY ({organisations})"),
    },
    Policy {
        table: "dispute",
        read: NOBODY,
        write: Write::All(
            "account_id = {me} OR EXISTS (SELECT 1 FROM allocation
                WHERE allocation.id = dispute.allocation_id AND allocation.organisation_id = ANY ({organisations}))
            OR EXISTS (SELECT 1 FROM arrangement
                WHERE arrangement.id = dispute.arrangement_id AND arrangement.organisation_id = ANY ({organisations}))",
        ),
    },
    Policy { table: "column_choice", read: NOBODY, write: Write::All("organisation_id = ANY ({organisations})") },
    Policy {
        table: "saved_filter",
        read: NOBODY,
        write: Write::All(
            "EXISTS (SELECT 1 FROM membership
                WHERE membership.id = saved_filter.membership_id AND membership.account_id = {me})",
        ),
    },
    Policy { table: "signal_settled", read: NOBODY, write: Write::All("organisation_id = ANY ({organisations})") },
    // What was mailed to whom is for the program to remember.
    Policy { table: "digest", read: NOBODY, write: Write::All(NOBODY) },
    Policy { table: "signal_mailed", read: NOBODY, write: Write::All(NOBODY) },
];

/// A condition with who acts filled in.
fn filled(condition: &str) -> String {
    let names = [
        // Who is responsible for what those do as whom they know who acts; and for whom these are responsible.
        (
            "{responsible}",
            "SELECT arrangement.responsible_id FROM arrangement WHERE arrangement.staff_id = ANY ({staff})",
        ),
        ("{answered}", "SELECT arrangement.staff_id FROM arrangement WHERE arrangement.responsible_id = ANY ({staff})"),
        // A link with an employer of who acts, on that day.
        (
            "{holds}",
            "link.organisation_id = ANY ({organisations}) AND link.withdrawn_at IS NULL AND link.since <= {day}
                AND (link.until IS NULL OR link.until >= {day})",
        ),
        ("{day}", "(SELECT vakspoor_day())"),
        ("{me}", "(SELECT vakspoor_account())"),
        ("{door}", "(SELECT vakspoor_is('door'))"),
        ("{newcomer}", "(SELECT vakspoor_is('newcomer'))"),
        ("{organisations}", "(SELECT vakspoor_organisations())::uuid[]"),
        ("{employers}", "(SELECT vakspoor_employers())::uuid[]"),
        ("{staff}", "(SELECT vakspoor_staff())::uuid[]"),
        ("{members}", "(SELECT vakspoor_members())::uuid[]"),
    ];
    // First, so that nothing else is asked of the program.
    let mut filled = format!("(SELECT vakspoor_is('program')) OR ({condition})");
    for (name, sql) in names {
        filled = filled.replace(name, sql);
    }
    filled
}

impl Policy {
    fn up(&self) -> String {
        let table = self.table;
        let mut sql =
            format!("ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY;");
        let mut add = |name: &str, rest: String| {
            sql.push_str(&format!("CREATE POLICY {table}_{name} ON {table} {rest};"));
        };
        if self.read != NOBODY {
            add("read", format!("FOR SELECT USING ({})", filled(self.read)));
        }
        match &self.write {
            Write::All(write) => add("write", format!("FOR ALL USING ({0}) WITH CHECK ({0})", filled(write))),
            Write::Each { insert, update: (before, after), delete } => {
                if self.read == NOBODY {
                    add("read", format!("FOR SELECT USING ({})", filled(before)));
                }
                add("insert", format!("FOR INSERT WITH CHECK ({})", filled(insert)));
                add("update", format!("FOR UPDATE USING ({}) WITH CHECK ({})", filled(before), filled(after)));
                add("delete", format!("FOR DELETE USING ({})", filled(delete)));
            }
        }
        sql
    }

    fn down(&self) -> String {
        let table = self.table;
        let mut sql =
            format!("ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;");
        for name in ["read", "write", "insert", "update", "delete"] {
            sql.push_str(&format!("DROP POLICY IF EXISTS {table}_{name} ON {table};"));
        }
        sql
    }
}
