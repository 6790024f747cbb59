/*
 * The kernel's side of /dev/uinput as far as a caller sees it, read by the kernel's own header: the calls of the C library
 * that the virtual device needs, each written as a line of text to the file that was opened. As the kernel does, it refuses
 * bits and set-up after the creation, a creation without a set-up, and half events (drivers/input/misc/uinput.c).
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/uinput.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static FILE *told;
static int is_set_up;
static int is_created;

static int refuse(const char *what) {
    fprintf(told, "refused %s\n", what);
    errno = EINVAL;
    return -1;
}

int fake_open(const char *path, int flags) {
    told = fopen(path, "w");
    is_set_up = is_created = 0;
    if (told == NULL) {
        return -1;
    }
    setvbuf(told, NULL, _IONBF, 0);
    fprintf(told, "open %s%s\n", (flags & O_ACCMODE) == O_WRONLY ? "to write" : "?", flags & O_NONBLOCK ? ", never waits" : "");
    return 7;
}

static int bit(const char *kind, va_list arguments) {
    if (is_created) {
        return refuse("a bit after the creation");
    }
    fprintf(told, "%s %d\n", kind, va_arg(arguments, int));
    return 0;
}

static int set_up(const struct uinput_setup *setup) {
    if (is_created || memchr(setup->name, 0, sizeof setup->name) == NULL || setup->name[0] == 0) {
        return refuse("the set-up");
    }
    is_set_up = 1;
    fprintf(told, "set-up bus %d name %s effects %u\n", setup->id.bustype, setup->name, setup->ff_effects_max);
    return 0;
}

static int axis(const struct uinput_abs_setup *axis) {
    if (is_created || axis->code > ABS_MAX) {
        return refuse("an axis");
    }
    fprintf(told, "axis %d from %d to %d at %d\n", axis->code, axis->absinfo.minimum, axis->absinfo.maximum, axis->absinfo.value);
    return 0;
}

static int create(void) {
    if (!is_set_up || is_created) {
        return refuse("the creation");
    }
    is_created = 1;
    fprintf(told, "created\n");
    return 0;
}

static int request(unsigned long number, va_list arguments) {
    switch (number) {
        case UI_SET_EVBIT: return bit("event", arguments);
        case UI_SET_KEYBIT: return bit("key", arguments);
        case UI_SET_RELBIT: return bit("relative", arguments);
        case UI_SET_ABSBIT: return bit("absolute", arguments);
        case UI_DEV_SETUP: return set_up(va_arg(arguments, const struct uinput_setup *));
        case UI_ABS_SETUP: return axis(va_arg(arguments, const struct uinput_abs_setup *));
        case UI_DEV_CREATE: return create();
        case UI_DEV_DESTROY:
            is_created = 0;
            fprintf(told, "destroyed\n");
            return 0;
        default: return refuse("an unknown request");
    }
}

int fake_ioctl(int descriptor, unsigned long number, ...) {
    va_list arguments;
    va_start(arguments, number);
    int result = descriptor == 7 ? request(number, arguments) : refuse("a strange descriptor");
    va_end(arguments);
    return result;
}

ssize_t fake_write(int descriptor, const void *bytes, size_t length) {
    if (descriptor != 7 || !is_created || length == 0 || length % sizeof(struct input_event) != 0) {
        return refuse("events");
    }
    for (size_t at = 0; at < length; at += sizeof(struct input_event)) {
        struct input_event event;
        memcpy(&event, (const char *) bytes + at, sizeof event);
        fprintf(told, event.type == EV_SYN ? "report\n" : "%d %d %d\n", event.type, event.code, event.value);
    }
    return (ssize_t) length;
}

int fake_close(int descriptor) {
    fprintf(told, "closed %d\n", descriptor);
    return fclose(told);
}
