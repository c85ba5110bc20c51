//! What a person did, by the clock on their wall.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Utc};

use super::{History, PatternContext};

/// Hours of a part of the day.
pub(super) const PART: u32 = 3;
/// Parts of a day.
pub(super) const PARTS: u32 = 24 / PART;

/// The messages of a person, counted in ways that a long conversation does not weigh more than a short one: what counts is
/// a day, or a part of a day, in which anything was written.
pub(super) struct Activity {
    /// Messages by hour of the week; Monday 0:00 is the first.
    pub week: Vec<u32>,
    /// Parts of days with a message.
    pub parts: BTreeSet<(NaiveDate, u32)>,
    /// Days with a message.
    pub days: BTreeSet<NaiveDate>,
    /// The same by assistant.
    pub by_assistant: BTreeMap<String, BTreeSet<NaiveDate>>,
    /// Messages by week, from the first whole week to the last.
    pub weeks: Vec<(NaiveDate, u32)>,
    pub first: DateTime<Utc>,
    pub last: DateTime<Utc>,
}

impl Activity {
    /// `None` where nothing was written.
    pub(super) fn of(history: &History, context: &PatternContext<'_>) -> Option<Self> {
        let past = || {
            history
                .messages
                .iter()
                .filter(|message| message.at <= context.now)
        };
        let first = past().map(|message| message.at).min()?;
        let last = past().map(|message| message.at).max()?;
        let mut activity = Self {
            week: vec![0; 168],
            parts: BTreeSet::new(),
            days: BTreeSet::new(),
            by_assistant: BTreeMap::new(),
            weeks: Vec::new(),
            first,
            last,
        };
        let mut weeks: BTreeMap<NaiveDate, u32> = BTreeMap::new();
        for message in past() {
            let local = (context.local)(message.at);
            let day = local.date();
            let hour = day.weekday().num_days_from_monday() * 24 + local.hour();
            if let Some(bin) = activity.week.get_mut(hour as usize) {
                *bin += 1;
            }
            activity.parts.insert((day, local.hour() / PART));
            activity.days.insert(day);
            *weeks.entry(monday(day)).or_default() += 1;
            if let Some(assistant) = &message.assistant_id {
                activity
                    .by_assistant
                    .entry(assistant.clone())
                    .or_default()
                    .insert(day);
            }
        }
        // The first week is cut by when the person came, or by how far back the history goes; the last is not over.
        let this_week = monday((context.local)(context.now).date());
        let mut week = monday((context.local)(first).date()).checked_add_days(Days::new(7));
        while let Some(start) = week.filter(|start| *start < this_week) {
            activity
                .weeks
                .push((start, weeks.get(&start).copied().unwrap_or(0)));
            week = start.checked_add_days(Days::new(7));
        }
        Some(activity)
    }

    /// How many days of a weekday there were from the first message on, today included.
    pub(super) fn weekdays(&self, weekday: u32, context: &PatternContext<'_>) -> u32 {
        let from = (context.local)(self.first).date();
        let to = (context.local)(context.now).date();
        let days = u32::try_from((to - from).num_days() + 1).unwrap_or(0);
        let ahead = (weekday + 7 - from.weekday().num_days_from_monday()) % 7;
        if days > ahead {
            (days - ahead - 1) / 7 + 1
        } else {
            0
        }
    }

    /// Days from the first message to today, both included.
    pub(super) fn span(&self, context: &PatternContext<'_>) -> u32 {
        (0..7).map(|weekday| self.weekdays(weekday, context)).sum()
    }
}

pub(super) fn monday(day: NaiveDate) -> NaiveDate {
    let back = u64::from(day.weekday().num_days_from_monday());
    day.checked_sub_days(Days::new(back)).unwrap_or(day)
}

/// The next whole hour, at least one minute away, whose local time is as wanted; within a week and a day.
pub(super) fn next(
    context: &PatternContext<'_>,
    wanted: impl Fn(NaiveDateTime) -> bool,
) -> Option<DateTime<Utc>> {
    let into_hour = i64::from(
        (context.local)(context.now).minute() * 60 + (context.local)(context.now).second(),
    );
    let hour = context.now - TimeDelta::seconds(into_hour);
    (1..=8 * 24)
        .map(|ahead| hour + TimeDelta::hours(ahead))
        .find(|at| wanted((context.local)(*at)))
        .map(|at| at.with_nanosecond(0).unwrap_or(at))
}
