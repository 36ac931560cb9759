/*
 * The guard over a run: memory, time and interruption. Once something stops a run it stays stopped: whatever a script catches
 * is raised again.
 *
 * A thread watches clock and interruption and sets a flag, which a count hook asks in Lua code and the cancel callback in the
 * engine. What neither reaches (one long call of Lua's own library) the thread ends itself, one second later.
 */
#ifndef VL_HOST_GUARD_H
#define VL_HOST_GUARD_H

#include <lua.h>
#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#include "vanlua/base.h"

struct vl_host;

/* Why a run was stopped. VL_STOP_OUTPUT: nobody can read what it writes, and what there was to say of that has been said. */
typedef enum vl_stop { VL_STOP_NONE, VL_STOP_TIME, VL_STOP_BRIEF, VL_STOP_MEMORY, VL_STOP_INTERRUPT, VL_STOP_OUTPUT } vl_stop;

typedef struct vl_guard {
    struct vl_host *host;
    _Atomic int stop;      /* vl_stop */
    _Atomic int status;    /* exit status of an interruption */
    unsigned patience;     /* hook calls left to a piece of code that must be short; 0: not counted, 1: used up */
    pthread_t thread;
    pthread_mutex_t mutex; /* over what follows */
    pthread_cond_t wake;
    bool watching;
    bool ending;
    bool patient;          /* an interruption ends no process that does not stop by itself: only a second one does */
    double limit;          /* seconds; 0: none */
    double brief;          /* seconds after the start when a piece of code must have ended; 0: there is none */
    struct timespec start;
    double since_stop;     /* seconds that the run has gone on although it was stopped, at the last look */
} vl_guard;

/* Makes the guard ready; nothing is watched yet. Time counts from here. */
void vl_guard_open(vl_guard *guard, struct vl_host *host);

/* Starts the watching thread, once. Where no thread can be had, limits of time are left to nobody: false. */
bool vl_guard_watch(vl_guard *guard);

/* Sets the limit of time; 0: none. */
void vl_guard_set_limit(vl_guard *guard, double seconds);

/* From here to vl_guard_end_briefly at most so many seconds may pass: what takes longer is stopped with VL_STOP_BRIEF. The
 * end forgets that, and a limit of memory that was reached, so that others can go on. */
void vl_guard_begin_briefly(vl_guard *guard, double seconds);
void vl_guard_end_briefly(vl_guard *guard);

/* Begins another run under the watch: why the last one was stopped is forgotten, and time counts from here. The hook
 * of a state that was stopped has to be installed anew. */
void vl_guard_begin(vl_guard *guard);

/* Ends the watching thread and waits for it. A limit of time that has passed by now stops the run. */
void vl_guard_end(vl_guard *guard);

/* Stops the run; the first reason stays. */
void vl_guard_stop(vl_guard *guard, vl_stop reason);

/* Why the run was stopped. */
vl_stop vl_guard_stopped(const vl_guard *guard);

/* Puts the hook into a new state, and keeps ready what raising needs. */
void vl_guard_install(lua_State *L, vl_guard *guard);

/* To be called with what a protected call caught, its message on top: raises again if the run is stopped, or if the memory
 * limit was what it caught. */
void vl_guard_caught(lua_State *L, vl_guard *guard, int status);

/* Raises if the run is stopped. */
void vl_guard_check(lua_State *L, vl_guard *guard);

/* Calls what lua_pcall would, but with at most about `patience` times 10,000 instructions: for code that must be short.
 * Returns the status. */
int vl_guard_call_briefly(lua_State *L, vl_guard *guard, int arguments, int results, unsigned patience);

#endif
