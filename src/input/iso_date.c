#include "input/iso_date.h"

/* The number that `count` digits make; -1 if they are no digits. */
static int number_at(vl_text text, size_t at, size_t count) {
    int number = 0;
    for (size_t i = at; i < at + count; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') return -1;
        number = number * 10 + (text.data[i] - '0');
    }
    return number;
}

int vl_days_of(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

vl_iso_date vl_iso_date_of(vl_text text) {
    if (text.size != 4 && text.size != 7 && text.size != 10) return VL_ISO_DATE_NONE;
    int year = number_at(text, 0, 4);
    if (year < 0) return VL_ISO_DATE_NONE;
    if (text.size == 4) return VL_ISO_DATE;
    int month = number_at(text, 5, 2);
    if (text.data[4] != '-' || month < 1 || month > 12) return VL_ISO_DATE_NONE;
    if (text.size == 7) return VL_ISO_DATE;
    int day = number_at(text, 8, 2);
    if (text.data[7] != '-' || day < 0) return VL_ISO_DATE_NONE;
    return day >= 1 && day <= vl_days_of(year, month) ? VL_ISO_DATE : VL_ISO_DATE_NO_DAY;
}
