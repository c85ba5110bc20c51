//! Amounts, as Mercado Pago writes them: JSON numbers with a decimal point. They are never read as floats: the digits of the document
//! are taken as they stand.

use billing::{Currency, Money};
use serde_json::value::RawValue;

use crate::PaymentError;

/// Whether Mercado Pago sells in it: the currencies of its countries
/// (<https://www.mercadopago.com.mx/developers/en/docs/checkout-pro/overview>).
pub(super) const fn is_sold_in(currency: Currency) -> bool {
    matches!(
        currency,
        Currency::Ars
            | Currency::Brl
            | Currency::Clp
            | Currency::Cop
            | Currency::Mxn
            | Currency::Pen
            | Currency::Uyu
    )
}

/// The amount as a JSON number. Colombian pesos are whole there, although ISO 4217 and our invoices know centavos.
pub(super) fn to_number(money: Money) -> Result<Box<RawValue>, PaymentError> {
    let is_whole = money.minor % money.currency.minor_units() == 0;
    if money.minor <= 0
        || !is_sold_in(money.currency)
        || (money.currency == Currency::Cop && !is_whole)
    {
        return Err(PaymentError::Unsupported);
    }
    let text = if is_whole {
        (money.minor / money.currency.minor_units()).to_string()
    } else {
        money.to_string()
    };
    RawValue::from_string(text).map_err(|_| PaymentError::Unsupported)
}

/// The amount that a JSON number (or a text of one) says.
pub(super) fn from_number(number: &RawValue, currency: Currency) -> Result<Money, PaymentError> {
    Money::parse(number.get().trim_matches('"'), currency)
        .map_err(|_| PaymentError::Unreadable("amount"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn an_amount_comes_back_to_the_centavo(minor in 1_i64..=9_999_999_999) {
            let money = Money::new(minor, Currency::Mxn);
            let number = to_number(money).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(from_number(&number, Currency::Mxn), Ok(money));
        }
    }

    #[test]
    fn what_it_cannot_take_is_refused_and_not_rounded() {
        for money in [
            Money::new(150, Currency::Cop),
            Money::new(100, Currency::Usd),
            Money::new(0, Currency::Mxn),
            Money::new(-100, Currency::Mxn),
        ] {
            assert!(to_number(money).is_err(), "{money:?}");
        }
        assert!(to_number(Money::new(4_990_000, Currency::Cop)).is_ok_and(|n| n.get() == "49900"));
    }

    #[test]
    fn a_number_that_is_no_amount_is_none() {
        for text in ["4.99e2", "499.001", "null", "[]", "true"] {
            let number = RawValue::from_string(text.to_owned()).unwrap();
            assert_eq!(
                from_number(&number, Currency::Mxn),
                Err(PaymentError::Unreadable("amount")),
                "{text}"
            );
        }
    }
}
