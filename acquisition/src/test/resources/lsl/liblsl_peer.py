"""A peer on the real liblsl, which the environment variable LSL_LIB names.

publish NAME FORMAT CHANNELS RATE SAMPLES: waits for a consumer, pushes sample n, channel c = value(n, c) at stamp n+1.
pull PREDICATE SAMPLES: prints "stamp value value ..." for each sample, then "correction SECONDS".
publish-all NAME CHANNELS SAMPLES: every format as NAME-FORMAT-0 (irregular, sample by sample, stamps n+1) and
    NAME-FORMAT-100 (100 Hz, in pushes of seven, stamps (n+1)/100), once each of them has a consumer.
pull-all NAME COUNT SAMPLES: receives COUNT such streams at a time; prints each as "stream NAME", its lines, its correction.
count NAME START: pushes START, START+1, ... at 100 Hz until it is killed. follow NAME: prints what comes, with recovery.
"""
import ctypes as C
import io
import os
import sys
import threading
import time

L = C.CDLL(os.environ["LSL_LIB"])
FORMATS = {"float32": (1, "f", C.c_float), "double64": (2, "d", C.c_double), "string": (3, "str", C.c_char_p),
           "int32": (4, "i", C.c_int32), "int16": (5, "s", C.c_int16), "int8": (6, "c", C.c_int8),
           "int64": (7, "l", C.c_int64)}
BY_CODE = {code: (suffix, kind) for code, suffix, kind in FORMATS.values()}
for name in ("lsl_create_streaminfo", "lsl_create_outlet", "lsl_create_inlet", "lsl_get_desc", "lsl_append_child",
             "lsl_append_child_value"):
    getattr(L, name).restype = C.c_void_p
L.lsl_create_streaminfo.argtypes = [C.c_char_p, C.c_char_p, C.c_int, C.c_double, C.c_int, C.c_char_p]
L.lsl_create_outlet.argtypes = [C.c_void_p, C.c_int, C.c_int]
L.lsl_create_inlet.argtypes = [C.c_void_p, C.c_int, C.c_int, C.c_int]
L.lsl_wait_for_consumers.argtypes = [C.c_void_p, C.c_double]
L.lsl_resolve_bypred.argtypes = [C.c_void_p, C.c_uint, C.c_char_p, C.c_int, C.c_double]
L.lsl_open_stream.argtypes = [C.c_void_p, C.c_double, C.c_void_p]
L.lsl_time_correction.argtypes = [C.c_void_p, C.c_double, C.c_void_p]
L.lsl_time_correction.restype = C.c_double
L.lsl_get_channel_count.argtypes = [C.c_void_p]
L.lsl_get_channel_format.argtypes = [C.c_void_p]
L.lsl_get_desc.argtypes = [C.c_void_p]
L.lsl_append_child.argtypes = [C.c_void_p, C.c_char_p]
L.lsl_append_child_value.argtypes = [C.c_void_p, C.c_char_p, C.c_char_p]


def value(n, c, fmt):
    if fmt == "string":
        return ("n=%d;c=%d;" % (n, c) + "\u00e9" * (c % 3) + "x" * ((7 * n + c) % 300)).encode()
    if fmt in ("float32", "double64"):
        return ((31 * n + 17 * c) % 8192) / 8 - 512
    bits = {"int8": 7, "int16": 15, "int32": 31, "int64": 62}[fmt]
    return ((31 * n + 17 * c) * 1234567891011 % 2**bits) * (-1 if c % 2 else 1)


def publish(name, fmt, channels, rate, samples):
    channels, samples = int(channels), int(samples)
    code, suffix, kind = FORMATS[fmt]
    info = L.lsl_create_streaminfo(name.encode(), b"EEG", channels, float(rate), code, b"peer-src")
    group = L.lsl_append_child(L.lsl_get_desc(info), b"channels")
    for c in range(channels):
        one = L.lsl_append_child(group, b"channel")
        L.lsl_append_child_value(one, b"label", b"E%d" % c)
    outlet = L.lsl_create_outlet(info, 0, 360)
    push = getattr(L, "lsl_push_sample_%stp" % suffix)
    push.argtypes = [C.c_void_p, C.c_void_p, C.c_double, C.c_int]
    if not L.lsl_wait_for_consumers(outlet, 20.0):
        sys.exit("nobody came")
    for n in range(samples):
        data = (kind * channels)(*[value(n, c, fmt) for c in range(channels)])
        push(outlet, data, float(n + 1), 1)
    sys.stdout.write("pushed\n")
    sys.stdout.flush()
    sys.stdin.readline()


def pull(predicate, samples):
    infos = (C.c_void_p * 8)()
    if L.lsl_resolve_bypred(infos, 8, predicate.encode(), 1, 10.0) != 1:
        sys.exit("not found")
    channels = L.lsl_get_channel_count(infos[0])
    suffix, kind = BY_CODE[L.lsl_get_channel_format(infos[0])]
    inlet = L.lsl_create_inlet(infos[0], 360, 0, 1)
    error = C.c_int(0)
    L.lsl_open_stream(inlet, 10.0, C.byref(error))
    if error.value:
        sys.exit("open failed: %d" % error.value)
    take = getattr(L, "lsl_pull_sample_" + suffix)
    take.argtypes = [C.c_void_p, C.c_void_p, C.c_int, C.c_double, C.c_void_p]
    take.restype = C.c_double
    data = (kind * channels)()
    out = sys.stdout
    out.reconfigure(encoding="utf-8")
    for _ in range(int(samples)):
        stamp = take(inlet, data, channels, 10.0, C.byref(error))
        if stamp == 0.0:
            sys.exit("timed out: %d" % error.value)
        out.write(" ".join([repr(stamp)] + [v.decode() if isinstance(v, bytes) else repr(v) for v in data]) + "\n")
    out.write("correction %r\n" % L.lsl_time_correction(inlet, 5.0, C.byref(error)))
    out.flush()


def publish_all(name, channels, samples):
    channels, samples = int(channels), int(samples)
    streams = []
    for fmt, (code, suffix, kind) in FORMATS.items():
        for rate in (0, 100):
            label = "%s-%s-%d" % (name, fmt, rate)
            info = L.lsl_create_streaminfo(label.encode(), b"EEG" if rate else b"Markers", channels, float(rate), code,
                                           b"src-" + label.encode())
            streams.append((fmt, rate, suffix, kind, L.lsl_create_outlet(info, 0, 360)))
    for fmt, rate, suffix, kind, outlet in streams:
        if not L.lsl_wait_for_consumers(outlet, 30.0):
            sys.exit("nobody came for %s" % fmt)
        step = 7 if rate else 1
        push = getattr(L, "lsl_push_chunk_%stp" % suffix)
        push.argtypes = [C.c_void_p, C.c_void_p, C.c_ulong, C.c_double, C.c_int]
        for n in range(0, samples, step):
            values = [value(m, c, fmt) for m in range(n, min(n + step, samples)) for c in range(channels)]
            last = min(n + step, samples)
            push(outlet, (kind * len(values))(*values), len(values), last / 100 if rate else float(last), 1)
    sys.stdin.readline()


def pull_all(name, count, samples):
    infos = (C.c_void_p * 64)()
    query = ("starts-with(name,'%s-')" % name).encode()
    found = L.lsl_resolve_bypred(infos, 64, query, int(count), 30.0)
    if found != int(count):
        sys.exit("found %d" % found)
    texts = [io.StringIO() for _ in range(found)]
    threads = [threading.Thread(target=take_all, args=(infos[i], int(samples), texts[i])) for i in range(found)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write("".join(text.getvalue() for text in texts))
    sys.stdout.flush()


def take_all(info, samples, out):
    L.lsl_get_name.argtypes = [C.c_void_p]
    L.lsl_get_name.restype = C.c_char_p
    out.write("stream %s\n" % L.lsl_get_name(info).decode())
    channels = L.lsl_get_channel_count(info)
    suffix, kind = BY_CODE[L.lsl_get_channel_format(info)]
    inlet = L.lsl_create_inlet(info, 360, 0, 1)
    take = getattr(L, "lsl_pull_sample_" + suffix)
    take.argtypes = [C.c_void_p, C.c_void_p, C.c_int, C.c_double, C.c_void_p]
    take.restype = C.c_double
    data = (kind * channels)()
    error = C.c_int(0)
    for _ in range(samples):
        stamp = take(inlet, data, channels, 30.0, C.byref(error))
        if stamp == 0.0:
            out.write("timed out: %d\n" % error.value)
            return
        out.write(" ".join([repr(stamp)] + [v.decode() if isinstance(v, bytes) else repr(v) for v in data]) + "\n")
    out.write("correction %r\n" % L.lsl_time_correction(inlet, 5.0, C.byref(error)))


def count(name, start):
    info = L.lsl_create_streaminfo(name.encode(), b"EEG", 1, 100.0, FORMATS["int32"][0], b"src-" + name.encode())
    outlet = L.lsl_create_outlet(info, 0, 360)
    L.lsl_push_sample_itp.argtypes = [C.c_void_p, C.c_void_p, C.c_double, C.c_int]
    n = int(start)
    while True:
        L.lsl_push_sample_itp(outlet, (C.c_int32 * 1)(n), 0.0, 1)
        n += 1
        time.sleep(0.01)


def follow(name):
    infos = (C.c_void_p * 2)()
    if L.lsl_resolve_bypred(infos, 2, ("name='%s'" % name).encode(), 1, 30.0) != 1:
        sys.exit("not found")
    inlet = L.lsl_create_inlet(infos[0], 360, 0, 1)
    L.lsl_pull_sample_i.argtypes = [C.c_void_p, C.c_void_p, C.c_int, C.c_double, C.c_void_p]
    L.lsl_pull_sample_i.restype = C.c_double
    data = (C.c_int32 * 1)()
    error = C.c_int(0)
    while True:
        if L.lsl_pull_sample_i(inlet, data, 1, 30.0, C.byref(error)) == 0.0:
            sys.exit("timed out: %d" % error.value)
        print(data[0], flush=True)


{"publish": publish, "pull": pull, "publish-all": publish_all, "pull-all": pull_all, "count": count,
 "follow": follow}[sys.argv[1]](*sys.argv[2:])
