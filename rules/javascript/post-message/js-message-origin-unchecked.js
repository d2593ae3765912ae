// ruleid: js-message-origin-unchecked
window.addEventListener('message', (event) => {
  show(event.data)
})
// ruleid: js-message-origin-unchecked
window.onmessage = (event) => run(event.data.action)
// ruleid: js-message-origin-unchecked
addEventListener('message', function (event) { state = event.data })

// ok: js-message-origin-unchecked
window.addEventListener('message', (event) => {
  if (event.origin !== 'https://pay.example.com') return
  show(event.data)
})
// ok: js-message-origin-unchecked
window.addEventListener('resize', (event) => draw(event))
// ok: js-message-origin-unchecked
window.addEventListener('message', (event) => { if (event.source === frame) show(event.data) })
