import os


def start(server, app, http):
    # ruleid: config-port
    server.bind(("0.0.0.0", 5433))
    # ruleid: config-port
    app.listen(8080)
    # ruleid: config-port
    http.ListenAndServe(":9090", None)
    # ok: config-port
    server.bind(("0.0.0.0", PORT))
    # ok: config-port
    app.listen(int(os.environ["PORT"]))
    # ok: config-port
    server.bind(("", 0))
    # ok: config-port
    # app.listen(8080)
    # ok: config-port
    socket.listen(128)
