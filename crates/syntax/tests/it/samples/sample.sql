-- comment
SELECT u.id, count(*) FROM app.users u WHERE name = 'x' AND age > 3;
INSERT INTO t (a, b) VALUES (1, 'y');
CREATE TABLE t (id INT PRIMARY KEY, n VARCHAR(10));
