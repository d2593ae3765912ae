def control():
    # ok: control
    sink()
    begin()
    # ruleid: control
    sink()
