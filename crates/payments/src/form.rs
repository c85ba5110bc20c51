//! `application/x-www-form-urlencoded`, with the brackets that Stripe reads nested fields from
//! (<https://docs.stripe.com/api#intro>).

/// Fields, encoded as they are added.
#[derive(Debug, Default)]
pub(crate) struct Form {
    text: String,
}

impl Form {
    /// Adds a field. The name is ours: letters, digits, underscores and brackets.
    pub(crate) fn add(&mut self, name: &str, value: &str) -> &mut Self {
        if !self.text.is_empty() {
            self.text.push('&');
        }
        escape(name, &mut self.text);
        self.text.push('=');
        escape(value, &mut self.text);
        self
    }

    /// Adds a field where there is a value.
    pub(crate) fn add_some(&mut self, name: &str, value: Option<&str>) -> &mut Self {
        match value {
            Some(value) => self.add(name, value),
            None => self,
        }
    }

    /// What was added so far.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The body, or what stands behind the question mark.
    pub(crate) fn into_text(self) -> String {
        self.text
    }
}

/// Everything but letters, digits and `-_.~` as `%XX` of its UTF-8.
fn escape(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn unescape(text: &str) -> Option<String> {
        let mut bytes = Vec::new();
        let mut rest = text.bytes();
        while let Some(byte) = rest.next() {
            if byte == b'%' {
                let pair = [rest.next()?, rest.next()?];
                let pair = std::str::from_utf8(&pair).ok()?.to_owned();
                bytes.push(u8::from_str_radix(&pair, 16).ok()?);
            } else {
                bytes.push(byte);
            }
        }
        String::from_utf8(bytes).ok()
    }

    proptest! {
        #[test]
        fn whatever_is_in_a_field_it_stays_in_it(name in "[a-z_]{1,12}(\\[[a-z0-9_]{1,8}\\]){0,3}", value in any::<String>()) {
            let mut form = Form::default();
            form.add("first", "1").add(&name, &value).add("last", "1");
            let text = form.into_text();
            prop_assert!(text.is_ascii());
            let fields: Vec<(&str, &str)> = text.split('&').filter_map(|field| field.split_once('=')).collect();
            prop_assert_eq!(fields.len(), 3);
            prop_assert_eq!(unescape(fields[1].0), Some(name));
            prop_assert_eq!(unescape(fields[1].1), Some(value));
        }
    }

    #[test]
    fn nothing_is_sent_for_nothing() {
        let mut form = Form::default();
        form.add_some("a", None).add_some("b", Some("x y"));
        assert_eq!(form.into_text(), "b=x%20y");
    }
}
