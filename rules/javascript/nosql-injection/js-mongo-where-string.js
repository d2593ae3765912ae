async function list(req, name) {
  // ruleid: js-mongo-where-string
  await Post.find({ $where: `this.author === '${name}'` });
  // ruleid: js-mongo-where-string
  await db.collection('posts').find({ $where: "this.year > " + req.query.year });
  // ruleid: js-mongo-where-string
  await Post.find().$where("this.title == '" + req.body.title + "'");
  // ruleid: js-mongo-where-string
  await Post.find({ $where: req.query.filter });

  // ok: js-mongo-where-string
  await Post.find({ $where: 'this.likes > this.dislikes' });
  // ok: js-mongo-where-string
  await Post.find({ $where: function () { return this.likes > 10; } });
  // ok: js-mongo-where-string
  await Post.find({ author: String(name) });
  // ok: js-mongo-where-string
  await Post.find().where('year').gt(Number(req.query.year));
}
