#include "host/guard.h"

#include <stdio.h>
#include <string.h>

#include "host/environment.h"
#include "host/host.h"

#define INSTRUCTIONS 10000 /* between two looks at the flag */
#define TICK 0.05          /* seconds between two looks at the clock */
#define GRACE 1.0          /* seconds that a stopped run has to end by itself */

static const char stop_key = 0;

void vl_guard_open(vl_guard *guard, struct vl_host *host) {
    memset(guard, 0, sizeof *guard);
    guard->host = host;
    atomic_init(&guard->stop, VL_STOP_NONE);
    atomic_init(&guard->status, VL_EXIT_INTERRUPT);
    pthread_mutex_init(&guard->mutex, NULL);
    pthread_cond_init(&guard->wake, NULL);
    clock_gettime(CLOCK_MONOTONIC, &guard->start);
}

static double seconds_passed(const vl_guard *guard) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - guard->start.tv_sec) + (double)(now.tv_nsec - guard->start.tv_nsec) / 1e9;
}

/* When to look again: after a tick, or when a limit is reached if that is earlier. */
static struct timespec next_look(const vl_guard *guard) {
    struct timespec now;
    double passed = seconds_passed(guard), wait = TICK;
    if (guard->limit > passed && guard->limit - passed < wait) wait = guard->limit - passed;
    if (guard->brief > passed && guard->brief - passed < wait) wait = guard->brief - passed;
    clock_gettime(CLOCK_REALTIME, &now);
    now.tv_nsec += (long)(wait * 1e9) + 1;
    if (now.tv_nsec >= 1000000000L) {
        now.tv_nsec -= 1000000000L;
        now.tv_sec++;
    }
    return now;
}

/* Ends the process, which did not end by itself. */
static void abandon(vl_guard *guard) {
    struct vl_host *host = guard->host;
    char message[512];
    const char *name = host->name ? host->name : "vanlua";
    if (vl_guard_stopped(guard) == VL_STOP_INTERRUPT) {
        snprintf(message, sizeof message, "vanlua: interrupted\n");
        host->callbacks.abandon(host->callbacks.data, atomic_load(&guard->status), message);
    } else if (vl_guard_stopped(guard) == VL_STOP_OUTPUT) {
        host->callbacks.abandon(host->callbacks.data, VL_EXIT_FILES, "");
    } else {
        bool brief = vl_guard_stopped(guard) == VL_STOP_BRIEF;
        if (brief) snprintf(message, sizeof message, "vanlua: %.200s: took too long, and could not be stopped\n", name);
        else snprintf(message, sizeof message, "vanlua: %.200s: time limit of %g s reached\n", name, guard->limit);
        host->callbacks.abandon(host->callbacks.data, VL_EXIT_LIMIT, message);
    }
}

/* Stops a run that the user interrupts. A patient guard takes the signal, so that another one can come: that ends the
 * process if the first did not end the run. */
static void interrupt(vl_guard *guard, int status, bool overdue) {
    const vl_host_callbacks *callbacks = &guard->host->callbacks;
    bool again = overdue && vl_guard_stopped(guard) == VL_STOP_INTERRUPT;
    atomic_store(&guard->status, status);
    vl_guard_stop(guard, VL_STOP_INTERRUPT);
    if (!guard->patient || status != VL_EXIT_INTERRUPT) return;
    callbacks->forget(callbacks->data);
    if (again) abandon(guard);
}

/* What to do with a run that was told to stop and goes on. */
static void end_overdue(vl_guard *guard, bool just_now) {
    static const char message[] = "vanlua: this goes on in a function that cannot be stopped; Ctrl-C again ends vanlua\n";
    const vl_host_callbacks *callbacks = &guard->host->callbacks;
    bool waits = guard->patient && vl_guard_stopped(guard) == VL_STOP_INTERRUPT && atomic_load(&guard->status) == VL_EXIT_INTERRUPT;
    if (!waits) abandon(guard);
    else if (just_now) callbacks->linger(callbacks->data, message);
}

/* One look at the clock; `stopped_at` remembers since when the run has been told to stop. */
static void look(vl_guard *guard, double *stopped_at) {
    double passed = seconds_passed(guard);
    int status = guard->host->callbacks.interrupted(guard->host->callbacks.data);
    if (status) {
        interrupt(guard, status, *stopped_at >= 0 && passed - *stopped_at >= GRACE);
    } else if (guard->limit > 0 && passed >= guard->limit) {
        vl_guard_stop(guard, VL_STOP_TIME);
    } else if (guard->brief > 0 && passed >= guard->brief) {
        vl_guard_stop(guard, VL_STOP_BRIEF);
    }
    if (vl_guard_stopped(guard) == VL_STOP_NONE) *stopped_at = -1;
    else if (*stopped_at < 0) *stopped_at = passed;
    if (*stopped_at >= 0 && passed - *stopped_at >= GRACE) {
        end_overdue(guard, guard->since_stop < GRACE);
    }
    guard->since_stop = *stopped_at >= 0 ? passed - *stopped_at : 0;
}

static void *watch(void *data) {
    vl_guard *guard = data;
    double stopped_at = -1;
    pthread_mutex_lock(&guard->mutex);
    while (!guard->ending) {
        struct timespec until = next_look(guard);
        pthread_cond_timedwait(&guard->wake, &guard->mutex, &until);
        if (!guard->ending) look(guard, &stopped_at);
    }
    pthread_mutex_unlock(&guard->mutex);
    return NULL;
}

bool vl_guard_watch(vl_guard *guard) {
    if (!guard->watching) guard->watching = pthread_create(&guard->thread, NULL, watch, guard) == 0;
    return guard->watching;
}

void vl_guard_begin(vl_guard *guard) {
    vl_guard_end(guard);
    atomic_store(&guard->stop, VL_STOP_NONE);
    atomic_store(&guard->status, VL_EXIT_INTERRUPT);
    guard->brief = 0;
    clock_gettime(CLOCK_MONOTONIC, &guard->start);
    vl_guard_watch(guard);
}

void vl_guard_set_limit(vl_guard *guard, double seconds) {
    pthread_mutex_lock(&guard->mutex);
    guard->limit = seconds;
    pthread_cond_signal(&guard->wake);
    pthread_mutex_unlock(&guard->mutex);
}

void vl_guard_begin_briefly(vl_guard *guard, double seconds) {
    pthread_mutex_lock(&guard->mutex);
    guard->brief = seconds_passed(guard) + seconds;
    pthread_cond_signal(&guard->wake);
    pthread_mutex_unlock(&guard->mutex);
}

void vl_guard_end_briefly(vl_guard *guard) {
    int brief = VL_STOP_BRIEF, memory = VL_STOP_MEMORY;
    pthread_mutex_lock(&guard->mutex);
    guard->brief = 0;
    atomic_compare_exchange_strong(&guard->stop, &brief, VL_STOP_NONE);
    atomic_compare_exchange_strong(&guard->stop, &memory, VL_STOP_NONE);
    pthread_mutex_unlock(&guard->mutex);
}

void vl_guard_end(vl_guard *guard) {
    if (!guard->watching) return;
    pthread_mutex_lock(&guard->mutex);
    guard->ending = true;
    pthread_cond_signal(&guard->wake);
    pthread_mutex_unlock(&guard->mutex);
    pthread_join(guard->thread, NULL);
    if (guard->limit > 0 && seconds_passed(guard) >= guard->limit) vl_guard_stop(guard, VL_STOP_TIME);
    guard->watching = false;
    guard->ending = false;
}

void vl_guard_stop(vl_guard *guard, vl_stop reason) {
    int none = VL_STOP_NONE;
    atomic_compare_exchange_strong(&guard->stop, &none, (int)reason);
}

vl_stop vl_guard_stopped(const vl_guard *guard) {
    return (vl_stop)atomic_load(&guard->stop);
}

/* Raising allocates nothing, since want of memory may be the reason. */
static int raise_stop(lua_State *L) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &stop_key);
    return lua_error(L);
}

static bool must_raise(const vl_guard *guard) {
    return guard->patience == 1 || vl_guard_stopped(guard) != VL_STOP_NONE;
}

static void hook(lua_State *L, lua_Debug *activation) {
    (void)activation;
    vl_guard *guard = &vl_environment_host(L)->guard;
    if (guard->patience > 1) guard->patience--;
    if (!must_raise(guard)) return;
    lua_sethook(L, hook, LUA_MASKCOUNT, 1);
    raise_stop(L);
}

void vl_guard_install(lua_State *L, vl_guard *guard) {
    (void)guard;
    lua_pushliteral(L, "took too long"); /* shown only of what had to be short */
    lua_rawsetp(L, LUA_REGISTRYINDEX, &stop_key);
    lua_sethook(L, hook, LUA_MASKCOUNT, INSTRUCTIONS);
}

void vl_guard_check(lua_State *L, vl_guard *guard) {
    if (must_raise(guard)) raise_stop(L);
}

void vl_guard_caught(lua_State *L, vl_guard *guard, int status) {
    if (status != LUA_OK && status != LUA_YIELD && vl_context_limit_reached(guard->host->context)) {
        const char *message = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "";
        if (status == LUA_ERRMEM || strstr(message, "not enough memory")) vl_guard_stop(guard, VL_STOP_MEMORY);
    }
    vl_guard_check(L, guard);
}

int vl_guard_call_briefly(lua_State *L, vl_guard *guard, int arguments, int results, unsigned patience) {
    unsigned before = guard->patience;
    if (before == 0) guard->patience = patience + 1;
    int status = lua_pcall(L, arguments, results, 0);
    guard->patience = before;
    if (vl_guard_stopped(guard) == VL_STOP_NONE) lua_sethook(L, hook, LUA_MASKCOUNT, INSTRUCTIONS);
    return status;
}
