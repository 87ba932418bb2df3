//! The attributes of raw HTML: those that may stay, with their addresses and ids made places that
//! are filled in later.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::body::{LinkKind, RawHtml, SlotKind};

use super::allowed::{self, EVERYWHERE};
use super::destination::{Destination, destination, refused_in_set};
use super::entities::decode;
use super::escape::{self, without_controls};
use super::piece::Piece;
use super::raw::End;
use super::remarks::is_file_name;
use super::tags::StartTag;
use super::writer::Writer;

/// Attributes whose address is the page's to fill in.
const ADDRESSES: &[&str] = &["href", "xlink:href", "src", "poster", "action", "formaction", "data"];

/// Attributes whose address stays as it is written, if its scheme may be published.
const PLAIN_ADDRESSES: &[&str] = &["cite", "background", "longdesc", "manifest", "ping"];

/// Attributes that name ids of the same text.
const ID_LISTS: &[&str] = &[
    "for",
    "headers",
    "list",
    "form",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-owns",
    "aria-details",
];

struct Attribute<'p> {
    /// In lower case.
    name: String,
    written: &'p str,
    /// Entities decoded, control characters dropped.
    value: Option<String>,
    /// The name's place in what is parsed.
    place: Range<usize>,
}

impl Attribute<'_> {
    fn value(&self) -> &str {
        self.value.as_deref().unwrap_or_default()
    }
}

impl<'t> Writer<'t> {
    /// Writes a start tag but for its `>`, or leaves the place of a link's; how the element ends.
    /// `None` where a picture without an address that may be published became its description.
    pub(super) fn raw_tag(&mut self, piece: &Piece, tag: &StartTag, name: &str) -> Option<End> {
        let mut attributes = self.attributes(piece, tag, name);
        let place = piece.place(&tag.range);
        if name == "a"
            && let Some(at) = attributes.iter().position(|attribute| attribute.name == "href")
        {
            let written = attributes.get(at).map(|href| href.value().to_owned()).unwrap_or_default();
            match destination(Cow::Owned(written)) {
                Destination::Address(address) => {
                    self.remarks.open_link(&place);
                    return Some(self.raw_link(&address, &attributes, &place));
                }
                Destination::Fragment(_) => {}
                Destination::Refused(scheme) => {
                    self.faults.refused_link(&place, &scheme);
                    attributes.remove(at);
                }
            }
        }
        if name == "img" && self.raw_html == RawHtml::Clean && !self.has_picture(&attributes, &place) {
            return None;
        }
        if name == "img" {
            self.notice_raw_picture(&attributes, &place);
        }
        if name == "a" && attributes.iter().any(|attribute| attribute.name == "href") {
            self.remarks.open_link(&place);
        }
        self.html.push('<');
        let written = piece.slice(&tag.name);
        if self.raw_html == RawHtml::Clean {
            self.html.push_str(name);
        } else if escape::verbatim(&mut self.html, written).is_some() {
            self.faults.control(&piece.place(&tag.name));
        }
        let mut picture = None;
        for attribute in &attributes {
            if let Some(number) = self.raw_attribute(name, attribute, &place)
                && name == "img"
                && attribute.name == "src"
            {
                picture = Some(number);
            }
        }
        if name == "img" && self.raw_html == RawHtml::Clean {
            self.complete_picture(&attributes, picture);
        }
        Some(End::Tag)
    }

    /// A tag's attributes that may stay, the first of each name.
    fn attributes<'p>(&mut self, piece: &'p Piece, tag: &StartTag, name: &str) -> Vec<Attribute<'p>> {
        let mut attributes: Vec<Attribute> = Vec::with_capacity(tag.attributes.len());
        for written in &tag.attributes {
            let place = piece.place(&written.name);
            let written_name = piece.slice(&written.name);
            let mut attribute = Attribute {
                name: written_name.to_ascii_lowercase(),
                written: written_name,
                value: written.value.as_ref().map(|value| self.attribute_value(piece, value)),
                place,
            };
            // Names that would mean something else once they are written again.
            if attribute.name.contains(['=', '"', '\'', '<']) {
                self.faults.removed_attribute(&attribute.place, &attribute.name);
                continue;
            }
            if self.raw_html == RawHtml::Clean {
                if !self.may_stay(name, &attribute) {
                    continue;
                }
                // The old way to name a place.
                if name == "a" && attribute.name == "name" {
                    attribute.name = "id".to_owned();
                }
            }
            if !attributes.iter().any(|other| other.name == attribute.name) {
                attributes.push(attribute);
            }
        }
        attributes
    }

    fn attribute_value(&mut self, piece: &Piece, value: &Range<usize>) -> String {
        let decoded = decode(piece.slice(value));
        let (kept, control) = without_controls(&decoded);
        if control.is_some() {
            self.faults.control(&piece.place(value));
        }
        kept.into_owned()
    }

    fn may_stay(&mut self, element: &str, attribute: &Attribute) -> bool {
        let own = allowed::element(element).map_or(&[][..], |element| element.attributes);
        if !own.contains(&attribute.name.as_str()) && !EVERYWHERE.contains(&attribute.name.as_str()) {
            self.faults.removed_attribute(&attribute.place, &attribute.name);
            return false;
        }
        if !allowed::fits(&attribute.name, attribute.value()) {
            self.faults.unfit_attribute(&attribute.place, &attribute.name, attribute.value());
            return false;
        }
        true
    }

    /// A link with an address: its start tag is a place to be filled in, and so its attributes go
    /// with it; its id stays behind, on an element of its own.
    fn raw_link(&mut self, address: &str, attributes: &[Attribute], place: &Range<usize>) -> End {
        let mut title = "";
        let mut others = String::new();
        for attribute in attributes {
            match attribute.name.as_str() {
                "href" => {}
                "title" => title = attribute.value(),
                "id" => {
                    let id = self.ids.take(attribute.value().to_owned());
                    self.raw_ids.push(id.as_str().into());
                    self.html.push_str("<span");
                    self.id(&id);
                    self.html.push_str("></span>");
                }
                _ => push_attribute(&mut others, attribute),
            }
        }
        let number = self.list_link(LinkKind::Link, address, title, others, place);
        self.slot(SlotKind::LinkStart(number));
        End::Link(number)
    }

    /// Whether a raw picture has an address that may be published; else its description is written.
    fn has_picture(&mut self, attributes: &[Attribute], place: &Range<usize>) -> bool {
        let valued =
            |name: &str| attributes.iter().find(|attribute| attribute.name == name).map(Attribute::value);
        match valued("src").map(|source| destination(Cow::Borrowed(source))) {
            Some(Destination::Address(address)) if !address.is_empty() => return true,
            Some(Destination::Fragment(_)) => return true,
            Some(Destination::Refused(scheme)) => self.faults.refused_picture(place, &scheme),
            Some(Destination::Address(_)) | None => self.faults.removed_rest(
                place,
                "this picture has no address",
                "give its file: `src=\"…\"`, or in Markdown `![what it shows](file.png)`",
            ),
        }
        escape::text(&mut self.html, valued("alt").unwrap_or_default());
        false
    }

    /// A picture that is said to be decorative, by an empty `alt`, is one.
    fn notice_raw_picture(&mut self, attributes: &[Attribute], place: &Range<usize>) {
        let described = attributes.iter().find(|attribute| attribute.name == "alt").map(Attribute::value);
        if described.is_none_or(is_file_name) {
            self.notice_picture(described.unwrap_or_default(), place);
        } else {
            self.picture_in_link(described.unwrap_or_default());
        }
    }

    /// What every picture has, where it is not written.
    fn complete_picture(&mut self, attributes: &[Attribute], picture: Option<u32>) {
        let has = |name: &str| attributes.iter().any(|attribute| attribute.name == name);
        if !has("alt") {
            self.html.push_str(" alt=\"\"");
        }
        if let Some(number) = picture
            && !has("width")
            && !has("height")
        {
            self.slot(SlotKind::PictureSize(number));
        }
        if !has("loading") {
            self.html.push_str(" loading=\"lazy\"");
        }
    }

    /// Writes an attribute; the number of its link, where its address is one.
    fn raw_attribute(&mut self, element: &str, attribute: &Attribute, place: &Range<usize>) -> Option<u32> {
        let name = attribute.name.as_str();
        if name == "id" && !attribute.value().is_empty() {
            let id = self.ids.take(attribute.value().to_owned());
            self.raw_ids.push(id.as_str().into());
            self.id(&id);
            return None;
        }
        if ID_LISTS.contains(&name) {
            self.html.push(' ');
            escape::verbatim(&mut self.html, attribute.written);
            self.html.push_str("=\"");
            for (index, id) in attribute.value().split_ascii_whitespace().enumerate() {
                self.html.push_str(if index == 0 { "" } else { " " });
                self.slot(SlotKind::IdPrefix);
                escape::attribute(&mut self.html, id);
            }
            self.html.push('"');
            return None;
        }
        let refused = match name {
            "srcset" | "imagesrcset" => refused_in_set(attribute.value()),
            _ if ADDRESSES.contains(&name) => return self.address(element, attribute, place),
            _ if PLAIN_ADDRESSES.contains(&name) => match destination(Cow::Borrowed(attribute.value())) {
                Destination::Refused(scheme) => Some(scheme),
                _ => None,
            },
            _ => None,
        };
        match refused {
            Some(scheme) => self.faults.refused_address(&attribute.place, name, &scheme),
            None => push_attribute(&mut self.html, attribute),
        }
        None
    }

    /// An attribute with an address that its pages fill in.
    fn address(&mut self, element: &str, attribute: &Attribute, place: &Range<usize>) -> Option<u32> {
        let kind = match (element, attribute.name.as_str()) {
            ("img", "src") | (_, "poster") => LinkKind::Picture,
            (_, "src" | "data") => LinkKind::Media,
            _ => LinkKind::Link,
        };
        match destination(Cow::Borrowed(attribute.value())) {
            Destination::Refused(scheme) => {
                self.faults.refused_address(&attribute.place, &attribute.name, &scheme);
                None
            }
            Destination::Fragment(fragment) => {
                let whole = format!("#{fragment}");
                self.list_link(LinkKind::Fragment, &whole, "", String::new(), place);
                self.fragment(attribute.written, &fragment, place);
                None
            }
            Destination::Address(address) => {
                let number = self.list_link(kind, &address, "", String::new(), place);
                self.html.push(' ');
                escape::verbatim(&mut self.html, attribute.written);
                self.html.push_str("=\"");
                self.slot(SlotKind::Address(number));
                self.html.push('"');
                Some(number)
            }
        }
    }
}

/// An attribute as it is, after a space.
fn push_attribute(into: &mut String, attribute: &Attribute) {
    into.push(' ');
    escape::verbatim(into, attribute.written);
    if let Some(value) = &attribute.value {
        into.push_str("=\"");
        escape::attribute(into, value);
        into.push('"');
    }
}
