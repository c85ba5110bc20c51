//! What paper a country prints on.

/// Letter, in points.
const LETTER: (f32, f32) = (612.0, 792.0);
/// A4, in points.
const A4: (f32, f32) = (595.276, 841.89);
/// The territories of `US-Letter` in the supplemental data of Unicode's CLDR (`measurementData`, `paperSize`); all others use A4.
const LETTER_COUNTRIES: [&str; 14] = [
    "BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE",
];

/// Width and height of a country's paper, in points; A4 where the country is unknown.
pub(crate) fn paper_of(country: Option<&str>) -> (f32, f32) {
    match country {
        Some(code) if LETTER_COUNTRIES.contains(&code) => LETTER,
        _ => A4,
    }
}

#[cfg(test)]
mod tests {
    use super::{A4, LETTER, paper_of};

    #[test]
    fn each_country_prints_on_its_own_paper() {
        for country in ["MX", "CO", "CL", "CR", "GT", "SV", "VE", "NI", "PA", "US"] {
            assert_eq!(paper_of(Some(country)), LETTER, "{country}");
        }
        for country in [
            "AR", "BR", "UY", "PY", "BO", "EC", "PE", "DO", "HN", "ES", "??",
        ] {
            assert_eq!(paper_of(Some(country)), A4, "{country}");
        }
        assert_eq!(paper_of(None), A4);
    }
}
