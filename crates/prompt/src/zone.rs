//! Local time in the places where the product's customers are.
//!
//! The complete time-zone database would add more to the bundle than all of the prompt's code. Latin America needs few
//! rules: nearly all of it has one offset all year. What is here is right from 2026 on, for the current rules; the tests
//! compare every zone with the complete database over ten years.

use chrono::{
    DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, Offset, TimeZone, Utc, Weekday,
};

/// A zone this crate can compute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Zone {
    /// The IANA name; safe to show in a system message because it is ours, not what the user typed.
    pub(crate) name: &'static str,
    /// Minutes east of UTC in winter.
    standard: i16,
    summer: Summer,
}

/// When an hour is added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Summer {
    Never,
    /// 2:00 of the second Sunday of March to 2:00 of the first of November, local time.
    UnitedStates,
    /// Midnight of the second Sunday of March to 1:00 of the first of November, local time.
    Cuba,
    /// 4:00 UTC of the first Sunday from 2 September to 3:00 UTC of the first from 2 April.
    Chile,
    /// 1:00 UTC of the last Sunday of March to 1:00 UTC of the last of October.
    Europe,
}

use Summer::{Chile, Cuba, Europe, Never, UnitedStates};

const UTC: Zone = Zone {
    name: "UTC",
    standard: 0,
    summer: Never,
};

/// Name, winter offset in minutes, rule. Sorted by name.
const ZONES: &[(&str, i16, Summer)] = &[
    ("America/Anchorage", -540, UnitedStates),
    ("America/Araguaina", -180, Never),
    ("America/Argentina/Buenos_Aires", -180, Never),
    ("America/Argentina/Catamarca", -180, Never),
    ("America/Argentina/Cordoba", -180, Never),
    ("America/Argentina/Jujuy", -180, Never),
    ("America/Argentina/La_Rioja", -180, Never),
    ("America/Argentina/Mendoza", -180, Never),
    ("America/Argentina/Rio_Gallegos", -180, Never),
    ("America/Argentina/Salta", -180, Never),
    ("America/Argentina/San_Juan", -180, Never),
    ("America/Argentina/San_Luis", -180, Never),
    ("America/Argentina/Tucuman", -180, Never),
    ("America/Argentina/Ushuaia", -180, Never),
    ("America/Asuncion", -180, Never),
    ("America/Bahia", -180, Never),
    ("America/Bahia_Banderas", -360, Never),
    ("America/Belem", -180, Never),
    ("America/Belize", -360, Never),
    ("America/Boa_Vista", -240, Never),
    ("America/Bogota", -300, Never),
    ("America/Buenos_Aires", -180, Never),
    ("America/Campo_Grande", -240, Never),
    ("America/Cancun", -300, Never),
    ("America/Caracas", -240, Never),
    ("America/Cayenne", -180, Never),
    ("America/Chicago", -360, UnitedStates),
    ("America/Chihuahua", -360, Never),
    ("America/Ciudad_Juarez", -420, UnitedStates),
    ("America/Costa_Rica", -360, Never),
    ("America/Cuiaba", -240, Never),
    ("America/Curacao", -240, Never),
    ("America/Denver", -420, UnitedStates),
    ("America/Eirunepe", -300, Never),
    ("America/El_Salvador", -360, Never),
    ("America/Fortaleza", -180, Never),
    ("America/Guatemala", -360, Never),
    ("America/Guayaquil", -300, Never),
    ("America/Guyana", -240, Never),
    ("America/Havana", -300, Cuba),
    ("America/Hermosillo", -420, Never),
    ("America/Jamaica", -300, Never),
    ("America/La_Paz", -240, Never),
    ("America/Lima", -300, Never),
    ("America/Los_Angeles", -480, UnitedStates),
    ("America/Maceio", -180, Never),
    ("America/Managua", -360, Never),
    ("America/Manaus", -240, Never),
    ("America/Martinique", -240, Never),
    ("America/Matamoros", -360, UnitedStates),
    ("America/Mazatlan", -420, Never),
    ("America/Merida", -360, Never),
    ("America/Mexico_City", -360, Never),
    ("America/Monterrey", -360, Never),
    ("America/Montevideo", -180, Never),
    ("America/New_York", -300, UnitedStates),
    ("America/Noronha", -120, Never),
    ("America/Ojinaga", -360, UnitedStates),
    ("America/Panama", -300, Never),
    ("America/Paramaribo", -180, Never),
    ("America/Phoenix", -420, Never),
    ("America/Port-au-Prince", -300, UnitedStates),
    ("America/Port_of_Spain", -240, Never),
    ("America/Porto_Velho", -240, Never),
    ("America/Puerto_Rico", -240, Never),
    ("America/Punta_Arenas", -180, Never),
    ("America/Recife", -180, Never),
    ("America/Rio_Branco", -300, Never),
    ("America/Santarem", -180, Never),
    ("America/Santiago", -240, Chile),
    ("America/Santo_Domingo", -240, Never),
    ("America/Sao_Paulo", -180, Never),
    ("America/Tegucigalpa", -360, Never),
    ("America/Tijuana", -480, UnitedStates),
    ("America/Toronto", -300, UnitedStates),
    ("America/Vancouver", -480, UnitedStates),
    ("Atlantic/Canary", 0, Europe),
    ("Europe/Lisbon", 0, Europe),
    ("Europe/London", 0, Europe),
    ("Europe/Madrid", 60, Europe),
    ("Pacific/Easter", -360, Chile),
    ("Pacific/Galapagos", -360, Never),
];

/// The zone of that IANA name; UTC where the name is missing or not one of ours.
pub(crate) fn zone(name: Option<&str>) -> Zone {
    let found = ZONES.binary_search_by_key(&name.unwrap_or_default(), |(name, _, _)| name);
    found
        .ok()
        .and_then(|at| ZONES.get(at))
        .map_or(UTC, |&(name, standard, summer)| Zone {
            name,
            standard,
            summer,
        })
}

/// The time on the wall of a place at an instant; in UTC where the zone's IANA name is missing or not one of ours.
///
/// ```
/// let instant = "2026-11-29T03:00:00Z".parse().unwrap();
/// assert_eq!(prompt::local_time(Some("America/Mexico_City"), instant).to_string(), "2026-11-28 21:00:00");
/// assert_eq!(prompt::local_time(None, instant).to_string(), "2026-11-29 03:00:00");
/// ```
#[must_use]
pub fn local_time(timezone: Option<&str>, instant: DateTime<Utc>) -> NaiveDateTime {
    zone(timezone).local(instant).naive_local()
}

impl Zone {
    /// The local time of an instant.
    pub(crate) fn local(&self, instant: DateTime<Utc>) -> DateTime<FixedOffset> {
        let hour = if self.is_summer(instant) { 60 } else { 0 };
        let seconds = 60 * (i32::from(self.standard) + hour);
        let offset = FixedOffset::east_opt(seconds).unwrap_or_else(|| Utc.fix());
        instant.with_timezone(&offset)
    }

    /// Whether the zone's summer hour holds at an instant.
    fn is_summer(&self, instant: DateTime<Utc>) -> bool {
        let year = instant.year();
        // Minutes after midnight UTC of a day at which a local wall-clock time of the zone's winter is reached.
        let utc = |local_minutes: i64| local_minutes - i64::from(self.standard);
        let between = |start: Option<DateTime<Utc>>, end: Option<DateTime<Utc>>| match (start, end)
        {
            (Some(start), Some(end)) => start <= instant && instant < end,
            _ => false,
        };
        match self.summer {
            Never => false,
            UnitedStates => between(
                sunday_from(year, 3, 8, utc(120)),
                sunday_from(year, 11, 1, utc(60)),
            ),
            Cuba => between(
                sunday_from(year, 3, 8, utc(0)),
                sunday_from(year, 11, 1, utc(0)),
            ),
            Europe => between(sunday_from(year, 3, 25, 60), sunday_from(year, 10, 25, 60)),
            Chile => !between(sunday_from(year, 4, 2, 180), sunday_from(year, 9, 2, 240)),
        }
    }
}

/// That many minutes after midnight UTC of the first Sunday on or after a day.
fn sunday_from(year: i32, month: u32, day: u32, minutes: i64) -> Option<DateTime<Utc>> {
    let from = NaiveDate::from_ymd_opt(year, month, day)?;
    let ahead = (7 - from.weekday().days_since(Weekday::Sun)) % 7;
    let sunday = from.checked_add_days(Days::new(u64::from(ahead)))?;
    Some(Utc.from_utc_datetime(&sunday.and_hms_opt(0, 0, 0)?) + chrono::TimeDelta::minutes(minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_so_that_it_can_be_searched() {
        assert!(ZONES.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn every_zone_agrees_with_the_complete_database_over_ten_years() {
        for (name, _, summer) in ZONES {
            // Where the clock is never put forward a look each week would see it; elsewhere the half hour matters.
            let minutes = if *summer == Never { 7 * 24 * 60 } else { 30 };
            let complete: chrono_tz::Tz = name.parse().unwrap();
            let ours = zone(Some(name));
            let mut instant: DateTime<Utc> = "2026-01-01T00:00:00Z".parse().unwrap();
            let end: DateTime<Utc> = "2036-01-01T00:00:00Z".parse().unwrap();
            while instant < end {
                let expected = instant.with_timezone(&complete).naive_local();
                assert_eq!(
                    ours.local(instant).naive_local(),
                    expected,
                    "{name} at {instant}"
                );
                instant += chrono::TimeDelta::minutes(minutes);
            }
        }
    }

    #[test]
    fn an_unknown_zone_is_utc() {
        assert_eq!(zone(Some("Mars/Olympus_Mons")).name, "UTC");
        assert_eq!(zone(None).name, "UTC");
    }
}
