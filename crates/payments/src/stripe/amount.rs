//! Amounts, as Stripe counts them (<https://docs.stripe.com/currencies#zero-decimal>).
//!
//! Stripe's zero-decimal currencies are BIF, CLP, DJF, GNF, JPY, KMF, KRW, MGA, PYG, RWF, UGX, VND, VUV, XAF, XOF and XPF. It counts
//! some otherwise than ISO 4217 does: ISK and UGX have no decimals there and are yet written in hundredths, HUF and TWD are paid out in
//! whole units only, and BHD, JOD, KWD, OMR and TND have three decimals of which the last is 0. Nothing is sold in any of those: of
//! the currencies of this product, two have no decimals, and the others have two.

use billing::{Currency, Money};

use crate::PaymentError;

/// Decimals of an amount in Stripe's API; nothing for a currency that it does not present prices in.
pub(super) const fn decimals(currency: Currency) -> Option<u32> {
    match currency {
        Currency::Clp | Currency::Pyg => Some(0),
        Currency::Usd
        | Currency::Mxn
        | Currency::Cop
        | Currency::Ars
        | Currency::Pen
        | Currency::Brl
        | Currency::Uyu
        | Currency::Bob
        | Currency::Crc
        | Currency::Dop
        | Currency::Gtq
        | Currency::Hnl
        | Currency::Nio
        | Currency::Pab => Some(2),
        Currency::Ves => None,
    }
}

/// The most digits of an amount: eight (`unit_amount`, `amount`).
const LIMIT: i64 = 99_999_999;

/// The amount as a whole number of Stripe's smallest unit.
pub(super) fn to_stripe(money: Money) -> Result<i64, PaymentError> {
    let theirs = decimals(money.currency).ok_or(PaymentError::Unsupported)?;
    let ours = money.currency.decimals();
    let amount = if theirs >= ours {
        money.minor.checked_mul(10_i64.pow(theirs - ours))
    } else {
        let unit = 10_i64.pow(ours - theirs);
        (money.minor % unit == 0).then_some(money.minor / unit)
    };
    amount
        .filter(|amount| (1..=LIMIT).contains(amount))
        .ok_or(PaymentError::Unsupported)
}

/// The amount that Stripe names.
pub(super) fn from_stripe(amount: i64, code: &str) -> Result<Money, PaymentError> {
    let unreadable = PaymentError::Unreadable("currency");
    let currency: Currency = code
        .to_uppercase()
        .parse()
        .map_err(|_| unreadable.clone())?;
    let theirs = decimals(currency).ok_or(unreadable)?;
    let ours = currency.decimals();
    let minor = if ours >= theirs {
        amount.checked_mul(10_i64.pow(ours - theirs))
    } else {
        let unit = 10_i64.pow(theirs - ours);
        (amount % unit == 0).then_some(amount / unit)
    };
    minor
        .map(|minor| Money::new(minor, currency))
        .ok_or(PaymentError::Unreadable("amount"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn stripe_counts_every_currency_of_ours_as_iso_4217_does() {
        for currency in Currency::ALL {
            assert!(
                decimals(currency).is_none_or(|theirs| theirs == currency.decimals()),
                "{currency}"
            );
        }
        assert_eq!(to_stripe(Money::new(19_990, Currency::Clp)), Ok(19_990));
        assert_eq!(to_stripe(Money::new(49_900, Currency::Mxn)), Ok(49_900));
    }

    #[test]
    fn what_stripe_cannot_take_is_refused() {
        for money in [
            Money::new(100, Currency::Ves),
            Money::new(0, Currency::Mxn),
            Money::new(-1, Currency::Mxn),
            Money::new(100_000_000, Currency::Mxn),
        ] {
            assert_eq!(to_stripe(money), Err(PaymentError::Unsupported));
        }
        assert_eq!(
            from_stripe(100, "eur"),
            Err(PaymentError::Unreadable("currency"))
        );
    }

    proptest! {
        #[test]
        fn an_amount_comes_back_as_it_went(minor in 1_i64..=99_999_999, currency in prop::sample::select(Currency::ALL.to_vec())) {
            let money = Money::new(minor, currency);
            if decimals(currency).is_some() {
                let sent = to_stripe(money).map_err(|error| TestCaseError::fail(error.to_string()))?;
                prop_assert_eq!(from_stripe(sent, &currency.code().to_lowercase()), Ok(money));
            }
        }
    }
}
