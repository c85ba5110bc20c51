//! What the business is: its name, its trade and its age.

use super::founded::founded;
use super::names::name;
use super::trades::trade;

use super::reader::Reader;

pub(super) fn read(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if reader.is_open(at) {
            name(reader, at);
        }
    }
    trade(reader);
    founded(reader);
}
