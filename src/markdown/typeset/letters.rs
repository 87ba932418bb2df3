//! What kinds of characters setting a text tells apart.

/// Whether a character is of a script that writes no spaces and needs none at the end of a line: Chinese
/// characters, kana, bopomofo, their punctuation and full-width forms. Hangul is none of them.
pub(in crate::markdown) fn is_ideographic(character: char) -> bool {
    matches!(
        character,
        '\u{2e80}'..='\u{2fff}'
            | '\u{3000}'..='\u{312f}'
            | '\u{3190}'..='\u{31ff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{fe30}'..='\u{fe4f}'
            | '\u{ff01}'..='\u{ff9f}'
            | '\u{ffe0}'..='\u{ffe6}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

/// Marks that Chinese and Japanese share with other languages.
pub(super) fn is_mark_beside(character: char) -> bool {
    matches!(character, '“' | '”' | '‘' | '’' | '…' | '—' | '·')
}

/// Whether words of a character's script stand without spaces: a quote between two of them is no sign of theirs.
pub(super) fn is_unspaced(character: char) -> bool {
    is_ideographic(character)
        || matches!(character, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

/// Marks behind which something begins.
pub(super) fn opens(character: char) -> bool {
    matches!(
        character,
        '(' | '['
            | '{'
            | '/'
            | '¿'
            | '¡'
            | '«'
            | '‹'
            | '„'
            | '‚'
            | '‘'
            | '「'
            | '『'
            | '《'
            | '〈'
            | '（'
            | '【'
            | '='
    )
}

/// Dashes, behind which something may begin or end.
pub(super) fn is_dash(character: char) -> bool {
    matches!(character, '-' | '–' | '—' | '―')
}

/// Marks before which something ends.
pub(super) fn closes(character: char) -> bool {
    matches!(
        character,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
            | '…'
            | '»'
            | '›'
            | '”'
            | '’'
            | '"'
            | '\''
            | '」'
            | '』'
            | '》'
            | '）'
            | '，'
            | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | '،'
            | '؛'
            | '؟'
            | '|'
    )
}

/// Nothing, or a space of any kind.
pub(super) fn is_space(character: Option<char>) -> bool {
    character.is_none_or(char::is_whitespace)
}
