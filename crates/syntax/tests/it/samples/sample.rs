use std::{fs::File, io as sys};
#[derive(Debug)]
pub struct User { name: String }
impl Show for User {
    pub async fn find(&self, id: u32, name: &str) -> Result<Vec<User>, Error> {
        let query = format!("SELECT {}", name);
        let mut rows: Vec<u8> = self.db.query::<User>(&query, &[id])?;
        let user = User { name: name.to_string(), ..base };
        total += rows[0] as i32;
        for row in rows.iter() { println!("{row}"); }
        if let Some(x) = y { unsafe { *x = 1; } } else { return Err(e); }
        while a && !b { break; }
        match id { 0 => None, n if n > 1 => Some(n), _ => run(|x| x + 1).await }
    }
}
const KEY: &str = r#"k"#;
