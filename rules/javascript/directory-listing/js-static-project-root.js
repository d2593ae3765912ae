const express = require('express');
const path = require('path');

const app = express();
// ruleid: js-static-project-root
app.use('/static', express.static('.'));
// ruleid: js-static-project-root
app.use(express.static(process.cwd()));
// ruleid: js-static-project-root
app.use(express.static('./', { index: false }));
// ok: js-static-project-root
app.use(express.static('public'));
// ok: js-static-project-root
app.use(express.static(path.join(__dirname, 'public')));
// ok: js-static-project-root
app.use('/docs', express.static('./docs'));
