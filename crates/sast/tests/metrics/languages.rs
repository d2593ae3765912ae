impl Reader {
    // metrics: cognitive=10 cyclomatic=7 nesting=2 lines=19 parameters=1
    fn read(&self, value: Option<u32>) -> u32 {
        if let Some(value) = value {
            return value;
        }
        'outer: loop {
            while self.more() {
                break 'outer;
            }
        }
        match value {
            Some(1) | Some(2) => 1,
            Some(n) if n > 3 => 2,
            _ => {
                let inner = |x: u32| if x > 1 { 1 } else { 2 };
                inner(3)?
            }
        };
        0
    }
}
