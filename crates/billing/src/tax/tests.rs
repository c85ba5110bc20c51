use proptest::prelude::*;

use super::*;

/// The countries that are sold in.
const COUNTRIES: [&str; 18] = [
    "MX", "CO", "AR", "CL", "PE", "BR", "EC", "UY", "PY", "BO", "CR", "DO", "GT", "SV", "VE", "HN",
    "NI", "PA",
];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_default()
}

proptest! {
    #[test]
    fn exactly_one_rate_holds_in_every_country_on_every_day_of_the_table(
        country in prop::sample::select(COUNTRIES.to_vec()),
        after in 0_u64..20_000,
    ) {
        let date = day("2020-01-01") + chrono::Days::new(after);
        let holding = RATES.iter().filter(|rate| {
            rate.country == country && rate.from <= date && rate.until.is_none_or(|until| date <= until)
        });
        prop_assert_eq!(holding.count(), 1);
        prop_assert!(rate_on(country, date).is_ok());
    }

    #[test]
    fn a_sale_at_home_is_always_charged(
        country in prop::sample::select(COUNTRIES.to_vec()),
        is_business: bool,
        after in 0_u64..4_000,
    ) {
        let date = day("2020-01-01") + chrono::Days::new(after);
        prop_assert_eq!(
            treatment(country, country, is_business, date),
            rate_on(country, date).map(Treatment::Charged)
        );
    }
}

#[test]
fn the_rates_of_today_are_those_of_the_laws() {
    let today = day("2026-11-29");
    let rates = COUNTRIES.map(|country| {
        rate_on(country, today).map(|rate| (rate.country, rate.name, rate.basis_points))
    });
    let expected = [
        ("MX", "IVA", 1_600),
        ("CO", "IVA", 1_900),
        ("AR", "IVA", 2_100),
        ("CL", "IVA", 1_900),
        ("PE", "IGV", 1_800),
        ("BR", "ISS/PIS/COFINS", 0),
        ("EC", "IVA", 1_500),
        ("UY", "IVA", 2_200),
        ("PY", "IVA", 1_000),
        ("BO", "IVA", 1_300),
        ("CR", "IVA", 1_300),
        ("DO", "ITBIS", 1_800),
        ("GT", "IVA", 1_200),
        ("SV", "IVA", 1_300),
        ("VE", "IVA", 1_600),
        ("HN", "ISV", 1_500),
        ("NI", "IVA", 1_500),
        ("PA", "ITBMS", 700),
    ];
    assert_eq!(rates, expected.map(Ok));
}

#[test]
fn every_row_has_real_dates_and_says_where_it_is_written() {
    for rate in RATES {
        assert!(COUNTRIES.contains(&rate.country), "{}", rate.country);
        assert!(rate.from >= day("2020-01-01"), "{}", rate.country);
        assert!(
            rate.until.is_none_or(|until| until > rate.from),
            "{}",
            rate.country
        );
        assert!(rate.source.len() > 20, "{}", rate.country);
    }
}

#[test]
fn only_bolivia_and_brazil_have_their_taxes_in_the_price() {
    let contained: Vec<&str> = RATES
        .iter()
        .filter(|rate| rate.contained)
        .map(|rate| rate.country)
        .collect();
    assert_eq!(contained, ["BR", "BO"]);
}

#[test]
fn another_composition_of_the_peruvian_tax_is_not_another_tax() {
    let before = rate_on("PE", day("2025-12-31"));
    let after = rate_on("PE", day("2026-01-01"));
    assert_eq!(before.map(|rate| rate.basis_points), Ok(1_800));
    assert_eq!(after.map(|rate| rate.basis_points), Ok(1_800));
    assert_ne!(
        before.map(|rate| rate.source),
        after.map(|rate| rate.source)
    );
}

/// What a seller abroad does in each country: to a business, and to anybody else.
#[test]
fn what_a_seller_abroad_does_is_the_documented_table() {
    let letter = |country: &str, is_business: bool| match treatment(
        "US",
        country,
        is_business,
        day("2026-11-29"),
    ) {
        Ok(Treatment::Charged(rate)) if rate.country == country => 'c',
        Ok(Treatment::ReverseCharge { .. }) => 'r',
        Ok(Treatment::NotTaxed { .. }) => 'n',
        _ => '?',
    };
    for country in COUNTRIES {
        let expected = match country {
            "CL" | "CO" | "EC" | "PE" => ('r', 'c'),
            "AR" => ('r', 'n'),
            "PY" | "BR" => ('n', 'n'),
            _ => ('c', 'c'),
        };
        assert_eq!(
            (letter(country, true), letter(country, false)),
            expected,
            "{country}"
        );
    }
}

#[test]
fn an_unknown_country_is_refused_and_not_taken_for_untaxed() {
    let today = day("2026-11-29");
    for customer in ["ES", "mx", "", "MEX", "PR"] {
        assert_eq!(
            treatment("MX", customer, false, today),
            Err(TaxError::CountryUnknown),
            "{customer}"
        );
    }
    for seller in ["", "mx", "México", "M1"] {
        assert_eq!(
            treatment(seller, "MX", false, today),
            Err(TaxError::CountryUnknown),
            "{seller}"
        );
    }
    assert_eq!(rate_on("MX", day("2019-12-31")), Err(TaxError::RateUnknown));
    assert_eq!(TaxError::RateUnknown.code(), "tax_rate_unknown");
}
