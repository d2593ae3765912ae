//! The small Python-like language of `metavariable-comparison`.
//!
//! Invariant: parsing and evaluation recurse at most [`MAX_DEPTH`] deep; what cannot be computed makes the comparison
//! false, as in Semgrep.

use crate::env::Env;
use crate::evaluate::{Evaluation, constant_text};
use crate::text_regex::TextRegex;
use airlock_flow::Constant;
use airlock_syntax::Symbol;

/// How deep an expression may be nested.
const MAX_DEPTH: u32 = 50;

/// A comparison ready to be computed.
#[derive(Debug)]
pub(crate) struct Comparison {
    expression: Expression,
    base: Option<u32>,
    strip: bool,
}

#[derive(Debug)]
enum Expression {
    Number(f64),
    Text(String),
    Truth(bool),
    Metavariable(Symbol),
    List(Vec<Expression>),
    Not(Box<Expression>),
    Negative(Box<Expression>),
    Binary(Operator, Box<Expression>, Box<Expression>),
    Length(Box<Expression>),
    Integer(Box<Expression>),
    Float(Box<Expression>),
    String(Box<Expression>),
    Match(Box<TextRegex>, Box<Expression>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operator {
    Or,
    And,
    Equal,
    Unequal,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    In,
    NotIn,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Power,
    BitAnd,
    BitOr,
    BitXor,
}

#[derive(Debug, Clone, PartialEq)]
enum Computed {
    Number(f64),
    Text(String),
    Truth(bool),
    List(Vec<Computed>),
}

impl Comparison {
    pub(crate) fn parse(text: &str, base: Option<u32>, strip: bool) -> Result<Self, String> {
        let tokens = tokens(text)?;
        let mut parser = Parser {
            tokens: &tokens,
            at: 0,
            depth: MAX_DEPTH,
        };
        let expression = parser.binary(0)?;
        if let Some(token) = tokens.get(parser.at) {
            return Err(format!("`{text}`: `{token}` is not expected"));
        }
        Ok(Self {
            expression,
            base: base.filter(|base| (2..=36).contains(base)),
            strip,
        })
    }

    pub(crate) fn holds(&self, evaluation: &Evaluation<'_>, env: &Env) -> bool {
        let computing = Computing {
            comparison: self,
            evaluation,
            env,
        };
        computing
            .compute(&self.expression)
            .is_some_and(|value| truth(&value))
    }
}

struct Computing<'run, 'file> {
    comparison: &'run Comparison,
    evaluation: &'run Evaluation<'file>,
    env: &'run Env,
}

impl Computing<'_, '_> {
    fn compute(&self, expression: &Expression) -> Option<Computed> {
        Some(match expression {
            Expression::Number(number) => Computed::Number(*number),
            Expression::Text(text) => Computed::Text(text.clone()),
            Expression::Truth(truth) => Computed::Truth(*truth),
            Expression::Metavariable(name) => self.value(*name)?,
            Expression::List(items) => Computed::List(
                items
                    .iter()
                    .map(|item| self.compute(item))
                    .collect::<Option<_>>()?,
            ),
            Expression::Not(inner) => Computed::Truth(!truth(&self.compute(inner)?)),
            Expression::Negative(inner) => Computed::Number(-number_of(&self.compute(inner)?)?),
            Expression::Length(inner) => Computed::Number(match self.compute(inner)? {
                #[expect(clippy::cast_precision_loss, reason = "lengths are far below 2^52")]
                Computed::Text(text) => text.chars().count() as f64,
                #[expect(clippy::cast_precision_loss, reason = "lengths are far below 2^52")]
                Computed::List(items) => items.len() as f64,
                _ => return None,
            }),
            Expression::Integer(inner) => {
                Computed::Number(self.number(&self.compute(inner)?)?.trunc())
            }
            Expression::Float(inner) => Computed::Number(self.number(&self.compute(inner)?)?),
            Expression::String(inner) => Computed::Text(text_of(&self.compute(inner)?)),
            Expression::Match(regex, inner) => {
                Computed::Truth(regex.is_match(&text_of(&self.compute(inner)?)))
            }
            Expression::Binary(operator, left, right) => self.binary(*operator, left, right)?,
        })
    }

    fn binary(
        &self,
        operator: Operator,
        left: &Expression,
        right: &Expression,
    ) -> Option<Computed> {
        let left = self.compute(left)?;
        match operator {
            Operator::And if !truth(&left) => return Some(Computed::Truth(false)),
            Operator::Or if truth(&left) => return Some(Computed::Truth(true)),
            Operator::And | Operator::Or => {
                return Some(Computed::Truth(truth(&self.compute(right)?)));
            }
            _ => {}
        }
        let right = self.compute(right)?;
        let number = |apply: fn(f64, f64) -> f64| {
            Some(Computed::Number(apply(
                number_of(&left)?,
                number_of(&right)?,
            )))
        };
        #[expect(
            clippy::cast_possible_truncation,
            reason = "bit operations are on integers"
        )]
        let bits = |apply: fn(i64, i64) -> i64| {
            #[expect(clippy::cast_precision_loss, reason = "flags are small")]
            let value = apply(number_of(&left)? as i64, number_of(&right)? as i64) as f64;
            Some(Computed::Number(value))
        };
        let ordering = || match (&left, &right) {
            (Computed::Text(left), Computed::Text(right)) => Some(left.cmp(right)),
            _ => number_of(&left)?.partial_cmp(&number_of(&right)?),
        };
        let contained = || match &right {
            Computed::List(items) => Some(items.contains(&left)),
            Computed::Text(text) => Some(text.contains(text_of(&left).as_str())),
            _ => None,
        };
        Some(Computed::Truth(match operator {
            Operator::Equal => left == right,
            Operator::Unequal => left != right,
            Operator::Less => ordering()?.is_lt(),
            Operator::LessEqual => ordering()?.is_le(),
            Operator::Greater => ordering()?.is_gt(),
            Operator::GreaterEqual => ordering()?.is_ge(),
            Operator::In => contained()?,
            Operator::NotIn => !contained()?,
            Operator::Add => {
                return match (&left, &right) {
                    (Computed::Text(left), Computed::Text(right)) => {
                        Some(Computed::Text(format!("{left}{right}")))
                    }
                    _ => number(|a, b| a + b),
                };
            }
            Operator::Subtract => return number(|a, b| a - b),
            Operator::Multiply => return number(|a, b| a * b),
            Operator::Divide => return number(|a, b| a / b),
            Operator::Modulo => return number(f64::rem_euclid),
            Operator::Power => return number(f64::powf),
            Operator::BitAnd => return bits(|a, b| a & b),
            Operator::BitOr => return bits(|a, b| a | b),
            Operator::BitXor => return bits(|a, b| a ^ b),
            Operator::And | Operator::Or => return None,
        }))
    }

    /// What a metavariable is worth: the constant it stands for, else its text.
    fn value(&self, name: Symbol) -> Option<Computed> {
        let value = self.env.get(name)?;
        let text = match self.evaluation.value_constant(value) {
            Some(Constant::Number(number)) if self.comparison.base.is_none() => {
                return Some(Computed::Number(number));
            }
            Some(Constant::Bool(truth)) => return Some(Computed::Truth(truth)),
            Some(Constant::Str(text)) => text,
            Some(constant) => constant_text(constant),
            None => self.evaluation.value_text(value).to_owned(),
        };
        let raw = self.evaluation.value_text(value);
        let is_number = self.comparison.strip || self.comparison.base.is_some();
        if is_number {
            let text = if self.comparison.strip {
                text.as_str()
            } else {
                raw
            };
            return self
                .number(&Computed::Text(text.to_owned()))
                .map(Computed::Number);
        }
        Some(
            match airlock_flow::number(&text).filter(|_| value.node.is_none()) {
                Some(number) => Computed::Number(number),
                None => Computed::Text(text),
            },
        )
    }

    fn number(&self, value: &Computed) -> Option<f64> {
        let Computed::Text(text) = value else {
            return number_of(value);
        };
        let plain = text.trim().trim_matches(['"', '\'', '`']);
        match self.comparison.base {
            Some(base) => {
                let digits = plain
                    .trim_start_matches("0x")
                    .trim_start_matches("0o")
                    .trim_start_matches("0b");
                #[expect(clippy::cast_precision_loss, reason = "compared as written")]
                i64::from_str_radix(digits, base)
                    .ok()
                    .map(|number| number as f64)
            }
            None => airlock_flow::number(plain),
        }
    }
}

fn truth(value: &Computed) -> bool {
    match value {
        Computed::Truth(truth) => *truth,
        Computed::Number(number) => *number != 0.0,
        Computed::Text(text) => !text.is_empty(),
        Computed::List(items) => !items.is_empty(),
    }
}

fn number_of(value: &Computed) -> Option<f64> {
    match value {
        Computed::Number(number) => Some(*number),
        Computed::Truth(truth) => Some(f64::from(u8::from(*truth))),
        _ => None,
    }
}

fn text_of(value: &Computed) -> String {
    match value {
        Computed::Text(text) => text.clone(),
        Computed::Number(number) => number.to_string(),
        Computed::Truth(truth) => truth.to_string(),
        Computed::List(_) => String::new(),
    }
}

/// Cuts the text into names, numbers, quoted strings and operators.
fn tokens(text: &str) -> Result<Vec<String>, String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '$');
        let length = if first == '"' || first == '\'' {
            quoted(rest, first).ok_or_else(|| format!("`{text}`: a string is not closed"))?
        } else if (first == 'r' || first == 'b')
            && rest
                .get(1..)
                .is_some_and(|tail| tail.starts_with(['"', '\'']))
        {
            // Raw strings: nothing in a rule's strings is an escape for us.
            rest = rest.get(1..).unwrap_or("");
            continue;
        } else if is_word(first) {
            rest.find(|c: char| !is_word(c)).unwrap_or(rest.len())
        } else {
            ["**", "==", "!=", "<=", ">=", "//"]
                .iter()
                .find(|operator| rest.starts_with(**operator))
                .map_or(first.len_utf8(), |operator| operator.len())
        };
        let (token, tail) = rest.split_at_checked(length).unwrap_or((rest, ""));
        tokens.push(token.to_owned());
        rest = tail.trim_start();
    }
    Ok(tokens)
}

/// The length of the quoted string that `text` begins with.
fn quoted(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

struct Parser<'text> {
    tokens: &'text [String],
    at: usize,
    depth: u32,
}

impl<'text> Parser<'text> {
    fn peek(&self) -> &'text str {
        self.tokens.get(self.at).map_or("", String::as_str)
    }

    fn next(&mut self) -> &'text str {
        let token = self.peek();
        self.at += 1;
        token
    }

    fn expect(&mut self, token: &str) -> Result<(), String> {
        let found = self.next();
        if found == token {
            Ok(())
        } else {
            Err(format!("`{token}` is expected where `{found}` stands"))
        }
    }

    /// The operator here, its strength and how many tokens it takes.
    fn operator(&self) -> Option<(Operator, u8, usize)> {
        let second = self.tokens.get(self.at + 1).map(String::as_str);
        Some(match self.peek() {
            "or" => (Operator::Or, 1, 1),
            "and" => (Operator::And, 2, 1),
            "not" if second == Some("in") => (Operator::NotIn, 4, 2),
            "in" => (Operator::In, 4, 1),
            "==" => (Operator::Equal, 4, 1),
            "!=" => (Operator::Unequal, 4, 1),
            "<" => (Operator::Less, 4, 1),
            "<=" => (Operator::LessEqual, 4, 1),
            ">" => (Operator::Greater, 4, 1),
            ">=" => (Operator::GreaterEqual, 4, 1),
            "|" => (Operator::BitOr, 5, 1),
            "^" => (Operator::BitXor, 6, 1),
            "&" => (Operator::BitAnd, 7, 1),
            "+" => (Operator::Add, 8, 1),
            "-" => (Operator::Subtract, 8, 1),
            "*" => (Operator::Multiply, 9, 1),
            "/" | "//" => (Operator::Divide, 9, 1),
            "%" => (Operator::Modulo, 9, 1),
            "**" => (Operator::Power, 11, 1),
            _ => return None,
        })
    }

    fn binary(&mut self, least: u8) -> Result<Expression, String> {
        self.depth = self
            .depth
            .checked_sub(1)
            .ok_or_else(|| "the comparison is nested too deep".to_owned())?;
        let mut left = self.unary()?;
        while let Some((operator, strength, length)) = self.operator() {
            if strength < least {
                break;
            }
            self.at += length;
            let right = self.binary(strength + 1)?;
            left = Expression::Binary(operator, Box::new(left), Box::new(right));
        }
        self.depth += 1;
        Ok(left)
    }

    fn unary(&mut self) -> Result<Expression, String> {
        match self.peek() {
            "not" => {
                self.at += 1;
                Ok(Expression::Not(Box::new(self.binary(3)?)))
            }
            "-" => {
                self.at += 1;
                Ok(Expression::Negative(Box::new(self.binary(10)?)))
            }
            _ => self.primary(),
        }
    }

    fn primary(&mut self) -> Result<Expression, String> {
        let token = self.next();
        if let Some(name) = token.strip_prefix('$') {
            return Ok(Expression::Metavariable(Symbol::of(name)));
        }
        if let Some(inner) = unquoted(token) {
            return Ok(Expression::Text(inner));
        }
        if token.starts_with(|c: char| c.is_ascii_digit()) {
            return airlock_flow::number(token)
                .map(Expression::Number)
                .ok_or_else(|| format!("`{token}` is not a number"));
        }
        match token {
            "True" | "true" => Ok(Expression::Truth(true)),
            "False" | "false" => Ok(Expression::Truth(false)),
            "(" => {
                let inner = self.binary(0)?;
                self.expect(")")?;
                Ok(inner)
            }
            "[" => self.items("]").map(Expression::List),
            "len" => self.argument().map(Expression::Length),
            "int" => self.argument().map(Expression::Integer),
            "float" => self.argument().map(Expression::Float),
            "str" => self.argument().map(Expression::String),
            "re.match" => {
                self.expect("(")?;
                let token = self.next();
                let regex = unquoted(token)
                    .ok_or_else(|| format!("`re.match` needs a text, not `{token}`"))?;
                self.expect(",")?;
                let subject = self.binary(0)?;
                self.expect(")")?;
                let regex = TextRegex::anchored(&regex);
                regex.check()?;
                Ok(Expression::Match(Box::new(regex), Box::new(subject)))
            }
            "" => Err("the comparison ends too early".to_owned()),
            other => Err(format!("`{other}` is not understood")),
        }
    }

    fn argument(&mut self) -> Result<Box<Expression>, String> {
        self.expect("(")?;
        let inner = self.binary(0)?;
        self.expect(")")?;
        Ok(Box::new(inner))
    }

    fn items(&mut self, close: &str) -> Result<Vec<Expression>, String> {
        let mut items = Vec::new();
        while self.peek() != close {
            items.push(self.binary(0)?);
            if self.peek() == "," {
                self.at += 1;
            } else if self.peek() != close {
                return Err(format!("`{}` is not expected in a list", self.peek()));
            }
        }
        self.at += 1;
        Ok(items)
    }
}

fn unquoted(token: &str) -> Option<String> {
    let quote = token.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let inner = token.strip_prefix(quote)?.strip_suffix(quote)?;
    Some(inner.to_owned())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::env::Value;
    use airlock_model::{Cx, Span};

    #[test]
    fn computes() {
        let text = "abc 0755 12";
        let cx = Cx::default();
        let evaluation = Evaluation::new(&cx, text, None);
        let env = Env::default()
            .with(Symbol::of("A"), Value::range(Span::new(0, 3)))
            .with(Symbol::of("M"), Value::range(Span::new(4, 8)))
            .with(Symbol::of("N"), Value::range(Span::new(9, 11)));
        let cases = [
            ("$N > 10", None, true),
            ("$N > 10 and not $N < 12", None, true),
            ("len($A) == 3", None, true),
            ("$A in ['abc', 'd']", None, true),
            ("$A not in [\"abc\"]", None, false),
            ("re.match(r'^ab', $A)", None, true),
            ("re.match('bc', $A)", None, false),
            ("$M == 493", Some(8), true),
            ("$N * 2 + 1 == 25 or 1 > 2", None, true),
            ("$MISSING > 1", None, false),
            ("-$N < -11", None, true),
            ("$A < 3", None, false),
        ];
        for (comparison, base, expected) in cases {
            let parsed = Comparison::parse(comparison, base, false).unwrap();
            assert_eq!(parsed.holds(&evaluation, &env), expected, "{comparison}");
        }
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        for text in [
            "",
            "$X >",
            "foo($X)",
            "$X > 'a",
            "(1",
            "1 2",
            &"(".repeat(500),
        ] {
            assert!(Comparison::parse(text, None, false).is_err(), "{text}");
        }
    }
}
