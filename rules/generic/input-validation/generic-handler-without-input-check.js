const express = require("express");
const router = express.Router();

router.post("/names", validate(nameSchema), async (req, res) => { await Name.create({ text: req.body.text }); res.end(); });
router.post("/sizes", validate(sizeSchema), async (req, res) => { await Size.create({ text: req.body.text }); res.end(); });
// ok: generic-handler-without-input-check
router.post("/colours", validate(colourSchema), async (req, res) => { await Colour.create({ text: req.body.text }); res.end(); });
router.post("/weights", validate(weightSchema), async (req, res) => { await Weight.create({ text: req.body.text }); res.end(); });
// ruleid: generic-handler-without-input-check
router.post("/labels", async (req, res) => { await Label.create({ text: req.body.text }); res.end(); });
