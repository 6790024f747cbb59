/**
 * What live sources share: the bounded queue between a reader's thread and the one subscriber.
 *
 * <p>Enter at {@link org.hillock.acquisition.live.EventQueue}.
 */
@NullMarked
package org.hillock.acquisition.live;

import org.jspecify.annotations.NullMarked;
