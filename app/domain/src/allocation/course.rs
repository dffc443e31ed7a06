//! Answers for many days: each is worked out once, and holds up to its last day.

use chrono::NaiveDate;

use crate::period::day_after;

/// Days on end on which the answer stays the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<T> {
    /// The first day that was asked about. The same answer may have held before.
    pub since: NaiveDate,
    /// The last day of the answer; `None` when nothing ends it.
    pub until: Option<NaiveDate>,
    /// The answer, as given for the first day.
    pub answer: T,
}

impl<T> Run<T> {
    fn holds(&self, day: NaiveDate) -> bool {
        self.since <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// The answers for one worker and one kind of work on the days that are asked about, in order of date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course<T> {
    runs: Vec<Run<T>>,
}

impl<T> Course<T> {
    /// Works out the answers for stretches of days, each with its first and its last day, in any order. `decide` gives the
    /// answer for a day with the last day on which it is the same ([`super::Allocation::valid_until`]); it is asked once for
    /// each run of days, whatever the number of days.
    pub fn of(
        stretches: impl IntoIterator<Item = (NaiveDate, NaiveDate)>,
        mut decide: impl FnMut(NaiveDate) -> (T, Option<NaiveDate>),
    ) -> Self {
        let mut stretches: Vec<_> = stretches.into_iter().collect();
        stretches.sort_unstable();
        let mut course = Self { runs: Vec::new() };
        for (first, last) in stretches {
            let mut next = Some(first);
            // In order of their first days, so that a day without an answer lies after every run that there is.
            while let Some(day) = next.filter(|day| *day <= last) {
                let until = match course.at(day) {
                    Some(run) => run.until,
                    None => {
                        let (answer, until) = decide(day);
                        // An answer holds on the day that it is for.
                        let until = until.map(|until| until.max(day));
                        course.runs.push(Run { since: day, until, answer });
                        until
                    }
                };
                next = until.map(day_after).filter(|next| *next > day);
            }
        }
        course
    }

    /// The run that a day lies in, where it was asked about.
    fn at(&self, day: NaiveDate) -> Option<&Run<T>> {
        let after = self.runs.partition_point(|run| run.since <= day);
        self.runs.get(after.checked_sub(1)?).filter(|run| run.holds(day))
    }

    /// The runs that a stretch of days lies in; none for one that was not asked about.
    pub fn over(&self, (first, last): (NaiveDate, NaiveDate)) -> &[Run<T>] {
        let begin = self.runs.partition_point(|run| run.until.is_some_and(|until| until < first));
        let end = self.runs.partition_point(|run| run.since <= last);
        self.runs.get(begin..end).unwrap_or_default()
    }

    /// Every run, in order of date, to keep.
    #[must_use]
    pub fn into_runs(self) -> Vec<Run<T>> {
        self.runs
    }

    /// Every run, in order of date.
    #[must_use]
    pub fn runs(&self) -> &[Run<T>] {
        &self.runs
    }
}
