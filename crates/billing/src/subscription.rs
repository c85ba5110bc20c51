//! The states of a subscription and what moves it from one to another.

use std::fmt;

use serde::{Deserialize, Serialize};

/// State of a subscription, as the enum of the database names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Being tried out, unpaid, until its last day.
    Trial,
    /// Paid for.
    Active,
    /// A payment failed and is tried again; access goes on meanwhile.
    PastDue,
    /// Ended by its subscriber, or a trial that nobody paid for.
    Cancelled,
    /// No payment came through in the time of dunning; access is off until one does.
    Unpaid,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Trial,
        Self::Active,
        Self::PastDue,
        Self::Cancelled,
        Self::Unpaid,
    ];

    /// As the database writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Trial => "trial",
            Self::Active => "active",
            Self::PastDue => "past_due",
            Self::Cancelled => "cancelled",
            Self::Unpaid => "unpaid",
        }
    }

    /// Whether the plan can be used in it.
    #[must_use]
    pub const fn gives_access(self) -> bool {
        matches!(self, Self::Trial | Self::Active | Self::PastDue)
    }

    /// Whether a period of it that ends is followed by one that is billed.
    #[must_use]
    pub const fn renews(self) -> bool {
        matches!(self, Self::Active | Self::PastDue)
    }
}

/// What happens to a subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Everything that was due is paid.
    Paid,
    /// What is due was not paid when it should have been.
    PaymentFailed,
    /// The last attempt of dunning failed.
    DunningEnded,
    /// The last day of a trial is over, and nobody has paid.
    TrialEnded,
    /// Its subscriber ends it, at once or because the period is over at whose end they wanted it.
    Cancelled,
}

impl Event {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Paid,
        Self::PaymentFailed,
        Self::DunningEnded,
        Self::TrialEnded,
        Self::Cancelled,
    ];
}

/// An event that cannot happen to a subscription in this state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Impossible {
    /// The state that it is in, and stays in.
    pub status: Status,
    /// What was to happen.
    pub event: Event,
}

impl fmt::Display for Impossible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("subscription_transition_impossible")
    }
}

impl std::error::Error for Impossible {}

impl Status {
    /// The state after an event. An event that says what already holds changes nothing, so whatever comes twice does no harm.
    ///
    /// | | paid | payment failed | dunning ended | trial ended | cancelled |
    /// |---|---|---|---|---|---|
    /// | trial | active | – | – | cancelled | cancelled |
    /// | active | active | past due | – | – | cancelled |
    /// | past due | active | past due | unpaid | – | cancelled |
    /// | unpaid | active | unpaid | unpaid | – | cancelled |
    /// | cancelled | active | – | – | cancelled | cancelled |
    ///
    /// Who pays after they have left is back: a cancelled subscription is taken up again by a payment, and by nothing else.
    ///
    /// # Errors
    /// [`Impossible`] where the table has a dash: a trial owes nothing, and what is over cannot fail to be paid.
    ///
    /// ```
    /// use billing::{Event, Status};
    ///
    /// assert_eq!(Status::Active.after(Event::PaymentFailed), Ok(Status::PastDue));
    /// assert!(Status::Trial.after(Event::DunningEnded).is_err());
    /// ```
    pub const fn after(self, event: Event) -> Result<Self, Impossible> {
        match (self, event) {
            (_, Event::Paid) => Ok(Self::Active),
            (_, Event::Cancelled) | (Self::Trial | Self::Cancelled, Event::TrialEnded) => {
                Ok(Self::Cancelled)
            }
            (Self::Active | Self::PastDue, Event::PaymentFailed) => Ok(Self::PastDue),
            (Self::PastDue | Self::Unpaid, Event::DunningEnded)
            | (Self::Unpaid, Event::PaymentFailed) => Ok(Self::Unpaid),
            (status, event) => Err(Impossible { status, event }),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Every pair of states between which some event leads, a state with itself left out.
    fn moves() -> BTreeSet<(Status, Status)> {
        Status::ALL
            .into_iter()
            .flat_map(|from| {
                Event::ALL
                    .into_iter()
                    .filter_map(move |event| Some((from, from.after(event).ok()?)))
            })
            .filter(|(from, to)| from != to)
            .collect()
    }

    #[test]
    fn these_moves_and_no_others_are_possible() {
        use Status::{Active, Cancelled, PastDue, Trial, Unpaid};
        // The table of the database, private.subscription_moves, holds the same.
        let expected = BTreeSet::from([
            (Trial, Active),
            (Trial, Cancelled),
            (Active, PastDue),
            (Active, Cancelled),
            (PastDue, Active),
            (PastDue, Unpaid),
            (PastDue, Cancelled),
            (Unpaid, Active),
            (Unpaid, Cancelled),
            (Cancelled, Active),
        ]);
        assert_eq!(moves(), expected);
    }

    #[test]
    fn an_event_that_comes_twice_changes_nothing_the_second_time() {
        for status in Status::ALL {
            for event in Event::ALL {
                if let Ok(after) = status.after(event) {
                    assert_eq!(after.after(event), Ok(after), "{status:?} {event:?}");
                }
            }
        }
    }

    #[test]
    fn a_payment_leads_back_from_everywhere() {
        assert!(
            Status::ALL
                .into_iter()
                .all(|status| status.after(Event::Paid) == Ok(Status::Active))
        );
    }

    #[test]
    fn access_is_lost_only_by_the_end_of_dunning_a_trial_or_by_leaving() {
        for status in Status::ALL
            .into_iter()
            .filter(|status| status.gives_access())
        {
            for event in Event::ALL {
                let lost = status.after(event).is_ok_and(|after| !after.gives_access());
                let may = matches!(
                    event,
                    Event::DunningEnded | Event::TrialEnded | Event::Cancelled
                );
                assert!(!lost || may, "{status:?} {event:?}");
            }
        }
    }

    #[test]
    fn states_are_written_as_the_database_names_them() {
        for status in Status::ALL {
            assert_eq!(
                serde_json::to_value(status).ok(),
                Some(serde_json::Value::from(status.name()))
            );
        }
    }
}
