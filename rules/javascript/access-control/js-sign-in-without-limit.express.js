const express = require("express");
const rateLimit = require("express-rate-limit");
const app = express();
const orders = express.Router();
const admin = express.Router();
const loginLimiter = rateLimit({ windowMs: 60000, max: 5 });

function requireAuth(req, res, next) {
  if (!req.session.user) return res.status(401).end();
  next();
}

function requireAdmin(req, res, next) {
  if (req.session.role !== "admin") return res.status(403).end();
  next();
}

// ok: js-sign-in-without-limit
app.post("/login", loginLimiter, async (req, res) => {
  const user = await User.findOne({ name: req.body.name });
  if (!user || !(await bcrypt.compare(req.body.password, user.digest))) return res.status(401).end();
  req.session.user = user.id;
  res.end();
});

// ruleid: js-sign-in-without-limit
app.post("/password/reset", async (req, res) => {
  const user = await User.findOne({ code: req.body.code });
  user.password = await bcrypt.hash(req.body.password, 12);
  await user.save();
  res.end();
});

orders.get("/:orderId", requireAuth, async (req, res) => {
  const order = await Order.findById(req.params.orderId);
  res.json({ total: order.total });
});

orders.post("/:orderId/cancel", requireAuth, async (req, res) => {
  const order = await Order.findOne({ _id: req.params.orderId, customer: req.session.user });
  order.cancelled = true;
  await order.save();
  res.end();
});

orders.post("/", requireAuth, async (req, res) => {
  await Order.create({ article: req.body.article, customer: req.session.user });
  res.status(201).end();
});

orders.delete("/:orderId", async (req, res) => {
  await Order.deleteOne({ _id: req.params.orderId });
  res.end();
});

orders.put("/profile", requireAuth, async (req, res) => {
  await Customer.updateOne({ _id: req.session.user }, req.body);
  res.end();
});

app.post("/webhooks/payment", async (req, res) => {
  await Payment.create({ order: req.body.order });
  res.end();
});

admin.post("/prices", requireAdmin, async (req, res) => {
  await Price.create({ article: req.body.article });
  res.end();
});

admin.post("/users", requireAdmin, async (req, res) => {
  await User.create({ name: req.body.name });
  res.end();
});

admin.post("/refund", async (req, res) => {
  await Refund.create({ order: req.body.order });
  res.end();
});

app.use("/orders", orders);
app.use("/admin", requireAuth, admin);
